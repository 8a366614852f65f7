/**
 * A page as a blog system would have printed the article, with menus, a gallery that repeats itself, and a sidebar.
 *
 * @param clean the article's text: title, caption, paragraphs
 */
export function savedPage(clean: string, style = ''): string {
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const [title = '', caption = '', ...paragraphs] = clean.split('\n\n').map(escape)
  const figure = `<figure><img src="photo.jpg" alt=""><figcaption>${caption}</figcaption></figure>`
  return `<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><title>${title} | ASHARQ AL-AWSAT English Archive 2005 -2017</title><style>${style}</style></head>
<body class="single">
<div id="top-menu"><p>Middle-east Arab News Opinion | Asharq Al-awsat</p><ul class="nav"><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></div>
<div class="mobile-nav"><span>Select Page</span></div>
<div id="main-content"><div id="left-area"><article class="post">
<h1 class="entry-title">${title}</h1>
<p class="post-meta">by <span class="author">editor</span> | <span class="published">January 16, 2014</span></p>
<p class="media-id">Media ID: 55327349</p>
${figure}${figure}${figure}
<div class="entry-content">${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</div>
</article>
<section id="comment-wrap"><h3>Leave a Reply</h3><form><p>Your email address will not be published.</p></form></section></div>
<div id="sidebar"><h4>Recent Posts</h4><ul><li><a href="/1">Another article about something else</a></li><li><a href="/2">One more that nobody asked for</a></li></ul></div></div>
<footer id="main-footer"><p>Designed by a theme | Powered by a system</p></footer></body></html>`
}
