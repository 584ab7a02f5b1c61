"""Sound articles, with something of everything that their formats have."""

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
HTML = """<!doctype html><html lang="id"><head><title>Warga menunggu - Koran</title>
<meta name="author" content="Sinta"><meta property="article:published_time" content="2021-05-03">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Warga"}</script>
<style>p { color: red }</style></head><body><nav><a href="/">Beranda</a></nav><article>
<h1>Warga menunggu</h1><p>Jembatan itu <b>belum</b> ada&nbsp;sampai sekarang, kata warga desa.</p>
<figure><img src="a.png" alt="Foto"><figcaption>Perahu di sungai</figcaption></figure>
<blockquote><p>“Kami menunggu,” kata Budi.</p></blockquote>
<ul><li>Satu</li><li>Dua<ol><li>Tiga</li></ol></li></ul><table><tr><td>a<td>b</table>
<pre>kode = 1</pre><p>Baca juga: <a href="http://contoh.id/">Jembatan lama</a></p></article>
<script>document.write("<p>")</script></body></html>"""
WEB_ARCHIVE = f"""From: <Saved>
Subject: Warga menunggu
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="batas"

--batas
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit
Content-Location: http://contoh.id/berita

{HTML}
--batas
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--batas--
"""
