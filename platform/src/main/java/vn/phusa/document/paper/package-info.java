/**
 * Official papers in the layout of Nghị định 30/2020/NĐ-CP, phụ lục I: said once as a {@link
 * vn.phusa.document.paper.OfficialPaper}, written as DOCX and as PDF, kept and hashed when issued.
 */
@NamedInterface("paper")
@NullMarked
package vn.phusa.document.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
