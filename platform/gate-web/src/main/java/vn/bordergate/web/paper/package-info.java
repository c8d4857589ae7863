/** Papers drawn as PDF: the typefaces that they carry, and the thread that draws them. */
@NullMarked
package vn.bordergate.web.paper;

import org.jspecify.annotations.NullMarked;
