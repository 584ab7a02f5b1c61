"""Valid articles, with something of everything that their formats offer."""

from tests.articles.documents_made import docx, fb2, fodt, odt, paragraph

TEXT = """Warga menunggu jembatan baru

Oleh: Sinta Rahma, Kompas Pagi - 3 Mei 2021

"Kami sudah lama menunggu," kata Pak Budi, 54 tahun. Harga beras naik Rp1.250,50 per kg -- lihat
www.contoh.id/berita?a=1&b=2. Anak -anak baru -baru ini pergi ke sekolah dgn perahu, dst.

1. Satu
2. Dua
   - Dua setengah

Baca juga: Jembatan lama roboh
"""
MARKDOWN = """---
title: Warga menunggu
author: [Sinta, Budi]
date: 2021-05-03
---
# Warga *menunggu* `jembatan`

> "Kami menunggu," kata [Budi](http://contoh.id "judul").

| Satu | Dua |
|------|:---:|
| a    | b   |

1. Satu
   * Dua

```python
x = 1
```
![Foto](foto.png) Catatan[^1] <b>tebal</b> &amp; selesai.

[^1]: Di sini.
"""
DIALECTS = """+++
title = "Warga"
+++
!!! note "Perhatian"
    Simpan.[^a] Luas $A = \\pi r^2$, ==penting== ~~batal~~ H~2~O x^2^ [[Padi|sawah]] ^[catatan]

> [!WARNING]
> Jangan.

:::tip
- [ ] Satu
- [x] Dua
:::

Istilah
: Arti.

$$
E = mc^2
$$

[^a]: BPS

    Perahu pulang
    ke dermaga yang sunyi sekali

<div><p>Kopi &amp; teh</p><script>var a;</script><table><tr><td>a<td>b</table></div>

10<sup>6</sup><br>Jl. Mawar\\
Kota
"""
WRAPPED = """LAPORAN DESA
============

Warga kampung nelayan itu sudah lama menunggu jembatan baru, sebab perahu pe-
nyeberangan hanya datang dua kali sehari, dan anak-
anak sekolah terlambat.

1. Siapkan lahan seluas dua hektare dan airi sampai tanah menjadi lunak dan
   mudah dibajak.
(b) Selesai.

+------+-------+
| Ikan | Harga |
+------+-------+

Ikan        Harga
Teri        9.000
\tTab\tlagi

Pendahuluan ........ 3

                12
\f Laporan

dan selesai.

> Kutipan
> > dalam kutipan

Perahu pulang
ke dermaga

10.31 Budi: Halo
10.32 Siti: Ya
"""
HTML = """<!doctype html><html lang="id"><head><title>Warga menunggu - Koran</title>
<meta name="author" content="Oleh: Sinta, S.H. &amp; Budi"><link rel="canonical" href="http://contoh.id/a">
<meta property="article:published_time" content="2021-05-03">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Warga", "author": {"name": "Sinta"},
"datePublished": "2021-05-03T10:00:00+07:00", "articleBody": "Jembatan itu belum ada.\\nKata warga."}</script>
<style>p { color: red }</style></head><body><nav><a href="/">Beranda</a></nav><article><header>
<h1>Warga menunggu</h1><p class="lead">Jembatan di desa itu runtuh dua tahun yang lalu.</p>
<span class="date">Senin, 3 Mei 2021</span></header>
<p>Jembatan itu <b>belum</b> <!-- -->ada&nbsp;sampai sekarang, kata warga desa.<sup><a href="#n1">1</a></sup></p>
<figure><img src="a.png" alt="Foto"><figcaption>Perahu di sungai<br>Foto: Budi</figcaption></figure>
<blockquote><p>“Kami menunggu,” kata Budi.</p><footer>— Budi</footer></blockquote>
<p>Ada 10<sup>6</sup> warga, 2<sup>1</sup>/<sub>2</sub> kilometer, 3 m<sup>2</sup>.<?xml a?><![if !a]>b<![endif]></p>
<p>Ke seberang<br>kami berdayung<br><br>Pulang.</p><p hidden>x</p><p style="display:none">y</p>
<ul><li>Satu</li><li>Dua<ol start="4" type="i" reversed><li value="7">Tiga</li></ol></li></ul>
<table><tr><th></th><th>a</th></tr><tr><td>b<br>c<td><p>d</table><table><tr><td><h2>Dua</h2><p>Di sana.
<table><tr><td>e</table></table><pre>kode = 1</pre><pre>Aku ingin pulang
ke rumah ibu di desa</pre><form><dl><dt>Apa<dd>Itu</dl></form><math alttext="x^2"><mi>x</mi></math>
<p>Baca juga: <a href="http://contoh.id/">Jembatan lama</a></p><p>ADVERTISEMENT</p></article>
<script>document.write("<p>")</script></body></html>"""
FRAGMENT = "<style>p {}</style><p>Kantor tutup besok.</p>\n<p>Datang hari Rabu &amp; Kamis.</p>\n"
WEB_ARCHIVE = f"""From: <Saved>
Subject: Warga menunggu
Snapshot-Content-Location: http://contoh.id/berita
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; start="<a@b>"; boundary="batas"

--batas
Content-Type: text/html; charset=windows-1252
Content-ID: <c@b>

<p>Sabun murah di toko kami.</p>
--batas
Content-Type: text/html; charset=utf-8
Content-ID: <a@b>
Content-Transfer-Encoding: 8bit
Content-Location: http://contoh.id/berita

{HTML}
--batas
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--batas--
"""

_FORMULA = (
    "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r/></m:den></m:f></m:oMath>"
)
DOCX = docx(
    paragraph("Warga menunggu", "Judul")
    + paragraph("Ketentuan", "Bab")
    + paragraph("Satu", number=1)
    + paragraph("Anak", number=1, level=1)
    + paragraph("<w:fldSimple><w:r><w:t>3 Mei</w:t></w:r></w:fldSimple>" + _FORMULA)
    + f"<w:tbl><w:tr><w:tc>{paragraph('Beras')}</w:tc></w:tr></w:tbl>"
    + '<w:p><w:r><w:t>Padi</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
)
_BODY = """<text:p text:style-name="P1">Warga menunggu</text:p><text:h text:outline-level="2">Satu</text:h>
<text:p>Padi<text:s text:c="2"/>ditanam<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Sensus.</text:p></text:note-body></text:note>.<text:line-break/></text:p>
<text:list text:style-name="L1"><text:list-item text:start-value="2"><text:p>Dua</text:p><text:list>
<text:list-item><text:p>Anak</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>
</table:table><text:p><draw:frame><draw:object xlink:href="./Object 1"/><svg:desc>Peta</svg:desc>
</draw:frame></text:p>"""
ODT, FODT = odt(_BODY), fodt(_BODY)
FB2 = fb2(
    "<body><title><p>Laut</p></title><section><title><p>Satu</p></title><p>Padi<a l:href='#n' "
    "type='note'>1</a>.</p><poem><stanza><v>Aku</v><v>pulang</v></stanza></poem><image alt='Peta'/>"
    "</section></body><body name='notes'><section id='n'><title><p>1</p></title><p>Sensus.</p>"
    "</section></body>"
)
