/** What is brought in: files, pages, texts: why it is refused, in English. */
export const INTAKE = {
  'too-many-addresses': 'You have had many addresses fetched. What you typed is kept; go on in a few minutes.',
  unreachable:
    "This address can't be reached from here. Nothing was stored and what you typed is kept; check the address, or open it in your browser, save the page and bring the file, or paste its text.",
  'other-host':
    'This newsroom imports from {hosts} only. Nothing was fetched and what you typed is kept; use an address of theirs, or ask an administrator to add the site.',
  'no-entry':
    "The site doesn't let us in (status {status}): it may want a subscription, a sign-in or a person at a browser. Nothing was stored and what you typed is kept; open it in your browser, save the page and bring the file, or paste its text.",
  gone: 'The site says that there is no such page (status {status}). Nothing was stored and what you typed is kept; check the address.',
  'site-failed':
    'The site failed to give the page (status {status}). Nothing was stored and what you typed is kept; try again later, or open it in your browser, save the page and bring the file, or paste its text.',
  redirects:
    'The address leads on more than {most} times. Nothing was stored and what you typed is kept; open it in your browser, save the page and bring the file, or paste its text.',
  'page-too-large':
    'The page has more than {megabytes} MB. Nothing was stored and what you typed is kept; bring in the article alone.',
  'not-an-article':
    'There is no article at this address but something else ({type}). Nothing was stored and what you typed is kept; give the address of the page itself.',
  'not-an-article-unknown':
    'There is no article at this address but something else, of no stated kind. Nothing was stored and what you typed is kept; give the address of the page itself.',
  'consent-page':
    'The site answered with its page for cookies and consent in place of the article. Nothing was stored and what you typed is kept; open it in your browser, save the page and bring the file, or paste its text.',
  empty: 'There is no text in what was received. Nothing was kept; paste the article or choose another file.',
  'inside-winmail':
    'The letter is inside winmail.dat, a form of Outlook’s own that isn’t read here. Nothing was kept; ask the sender for plain text or a PDF.',
  'too-large': 'What was received has {size} MB; the limit is {most} MB. Nothing was kept; bring in the article alone.',
  'text-too-long':
    'The text has {length} characters; the limit is {most}. Nothing was kept; bring in the article alone.',
  'too-many-blocks': 'The text has more than {most} paragraphs. Nothing was kept; bring in the article alone.',
  'too-many-pages':
    'The file has {pages} pages; the limit is {most}. Nothing was kept; bring in the pages of the article alone.',
  'not-text':
    'This is {what}, not text. Nothing was kept; choose a text, HTML, Markdown, PDF, Word (DOCX) or mail file, or paste the article.',
  'invalid-utf8':
    "The text isn't valid {encoding}, and no other encoding fits it for certain. Nothing was kept; save it again as UTF-8 and retry.",
  nul: 'The text holds a NUL character, which no article has. Nothing was kept; remove it and try again.',
  'lone-surrogate':
    'The text holds half of a character (a lone surrogate). Nothing was kept; copy it again or save it as UTF-8, and retry.',
  'too-slow':
    'This could not be read within the time of {seconds} s, so reading was given up. Nothing was saved; try pasting the text.',
  'too-heavy':
    'This could not be read within {megabytes} MB of memory, so reading was given up. Nothing was saved; try pasting the text.',
  unreadable:
    'Reading this failed: it is damaged, or made to break what reads it. Nothing was saved; try pasting the text.',
  busy: 'Too many articles are being read at this moment. Nothing was saved; try again in a minute.',
  damaged:
    "This {what} can't be read: {why}. Nothing was saved; save it anew from the program it was made with, or paste the text.",
  encrypted: 'This {what} is locked with a password. Nothing was saved; save it without one, or paste the text.',
  'no-text-layer':
    'This PDF has no text layer: its pages are pictures. Nothing was saved; recognise its text with another program, or type what you need.',
  'format-not-yet':
    "{format} isn't available yet. Nothing was kept; paste the text, or bring a text, HTML or Markdown file.",
  'batch-form': 'The form has files in fields "file" and at most one field "input". Nothing was saved.',
  'file-as-form': 'Send a file as multipart/form-data, in the field "file". Nothing was saved.',
  'form-without-file': 'The form has no file. Nothing was saved; send it in the field "file".',
  'one-file': 'The form has one field "file" and at most one field "input". Nothing was saved.',
  'unreadable-form': 'The form is not readable as multipart/form-data. Nothing was saved; send it again.',
  'input-not-utf8': 'The field "input" is not valid UTF-8. Nothing was saved; send it as UTF-8.',
  'input-not-json': 'The field "input" is not a JSON object. Nothing was saved; correct it and send it again.',
  'reading-key-fetches-nothing':
    'This key may only read, so nothing was fetched. Use a key for writing, or send the text itself.',
  'page-changed-since-preview': 'The page has changed since the preview. Nothing was saved; look at the preview again.',
  'nothing-left': 'No words of the article are left. Nothing was saved; restore a part, or paste the text again.',
  'why-contradicts-itself': 'what is written in it breaks off or contradicts itself',
  'why-too-large-unpacked': 'unpacked it would be larger than any article',
  'why-cut-short': 'it is cut short or damaged',
  'why-own-entities': 'it defines entities of its own, which no Word file does',
  'why-nested-mail': 'its parts are nested or its headers are long beyond measure',
} as const
