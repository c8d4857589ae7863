/** Tests of the demo's reading and of its second count. */
@NullMarked
package vn.bordergate.local.demo;

import org.jspecify.annotations.NullMarked;
