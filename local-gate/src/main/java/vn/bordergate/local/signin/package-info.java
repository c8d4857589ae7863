/**
 * A sign-in provider for one machine: OpenID Connect with the code flow, and client credentials for
 * programs, on the loopback interface only. It asks for no password and lists the people one may
 * be, so it is for trying the gate and for nothing else.
 */
@NullMarked
package vn.bordergate.local.signin;

import org.jspecify.annotations.NullMarked;
