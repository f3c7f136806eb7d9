# ruff: noqa: E501
"""HTML as programs put it on the clipboard, with the markup that is typical of each; the words are our own."""

from __future__ import annotations

from typing import Final

__all__ = ["CHROMIUM", "CODE_EDITOR", "GOOGLE_DOCS", "LIBREOFFICE", "WORD"]

WORD: Final = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>The weir<o:p></o:p></p>
<h2>What it cost<o:p></o:p></h2>
<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>council</b> said&nbsp;<i>no</i>, as
<a href="https://example.org/minutes"><span style='color:blue'>its minutes</span></a> tell<a style='mso-comment-reference:X_1'></a><span
class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[X1]</a></span>. <del cite="mailto:x" datetime="2026-11-01">Not
so.</del><ins cite="mailto:x" datetime="2026-11-01">So it is.</ins><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>&middot;<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>gates<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>3.<span>&nbsp; </span></span><![endif]>wheels<o:p></o:p></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=200><p
class=MsoNormal>Year<o:p></o:p></p></td><td><p class=MsoNormal>Cost<o:p></o:p></p></td></tr><tr><td><p
class=MsoNormal>2024</p></td><td><p class=MsoNormal>$5 million</p></td></tr></table>
<p class=MsoQuote>It was late.<o:p></o:p></p>
<p class=MsoNormal><![if !vml]><img width=10 height=10 src="file:///C:/clip_image001.png" alt="the weir in May"><![endif]></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p>A comment</p></div></div>
<!--EndFragment--></body></html>"""

GOOGLE_DOCS: Final = """\
<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a"><p dir="ltr"
style="line-height:1.38;"><span style="font-size:26pt;font-family:Arial;font-weight:400;">The weir &amp; the mill</span></p><br
/><h2 dir="ltr"><span style="font-size:16pt;font-weight:400;">What it cost</span></h2><p dir="ltr"><span
style="font-size:11pt;font-weight:700;">The council</span><span style="font-size:11pt;font-weight:400;font-style:italic;">
said no</span><span style="font-size:11pt;"> as </span><a href="https://example.org/minutes" style="text-decoration:none;"><span
style="text-decoration:underline;">its minutes</span></a><span> tell 3 * 4.</span></p><ul style="margin-top:0;"><li dir="ltr"
aria-level="1"><p dir="ltr" role="presentation"><span>gates</span></p></li><ul><li dir="ltr" aria-level="2"><p
role="presentation"><span>wheels</span></p></li></ul></ul><div dir="ltr" align="left"><table><colgroup><col /><col
/></colgroup><tbody><tr><td><p><span>Year</span></p></td><td><p><span>Cost</span></p></td></tr><tr><td><p>2024</p></td><td><p>$5
million</p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">"""

LIBREOFFICE: Final = """\
<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta
name="generator" content="LibreOffice 7.4"/><style type="text/css">p { line-height: 115% }</style></head>
<body lang="en-GB" link="#000080" dir="ltr"><h1 class="western">The weir</h1>
<p style="line-height: 100%">The <b>council</b> said <i>no</i>, as <a href="https://example.org/minutes"><font
color="#000080">its minutes</font></a> tell.</p>
<ol><li><p>gates</p></li><li><p>wheels</p></li></ol>
<table width="665" cellpadding="4"><thead><tr><th><p>Year</p></th><th><p>Cost</p></th></tr></thead><tbody><tr><td><p>2024</p></td>
<td><p>$5 million</p></td></tr></tbody></table></body></html>"""

CHROMIUM: Final = """\
<meta charset='utf-8'><h1 style="box-sizing: border-box; color: rgb(0, 0, 0); font-weight: 700;">The weir</h1><p
style="color: rgb(0, 0, 0); font-weight: 400; white-space: normal;">The<span> </span><strong
style="font-weight: 700;">council</strong><span> </span>said<span> </span><em>no</em>, as<span> </span><a
href="https://example.org/minutes" style="color: rgb(0, 0, 238);">its minutes</a><span> </span>tell.</p><blockquote><p>It was
late.</p></blockquote><pre style="white-space: pre;"><code>open(gate)
close(gate)</code></pre>"""

CODE_EDITOR: Final = """\
<meta charset='utf-8'><div style="color: #cccccc;background-color: #1f1f1f;font-family: monospace;white-space: pre;"><div><span
style="color: #569cd6;"># The weir</span></div><br><div><span style="color: #cccccc;">The the weir.</span></div></div>"""
