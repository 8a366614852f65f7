/** What a page says to its reader between and behind the paragraphs of an article. */

/**
 * Sentences that ask the reader for something, or tell what the browser can't show: never an article's own.
 * Matched at the beginning of a short block.
 */
const PROMPTS: readonly RegExp[] = [
  /^(?:please\s+)?(?:subscribe|sign up|signup|register|join)\b.{0,80}\b(?:newsletter|e-?mails?|updates?|channel|alerts?|inbox|account|today|now|free|here)\b/iu,
  /^(?:get|receive)\b.{0,80}\b(?:newsletter|inbox|e-?mails?|alerts?|delivered|by clicking here|on the go)\b/iu,
  /^(?:follow|like|find|join)\b.{0,80}\bon (?:facebook|twitter|instagram|x|youtube|linkedin|telegram|tiktok)\b/iu,
  /^(?:click|tap) here\b/iu,
  /\bclick(?:ing)? here\.?$/iu,
  /^(?:want|need) (?:(?:even )?more|to (?:read|know|hear|see|learn) more)\b[^?.]{0,60}\?/iu,
  /^\P{L}*want [^?.]{2,80}\? (?:check out|sign up|subscribe|try|get|click|listen|download)\b/iu,
  /^more (?:\S+ ){0,6}\S+: (?:https?:\/\/|www\.)\S+/iu,
  /^subscribe to \S.{2,160}$/iu,
  /^(?:listen|watch|read|follow|visit|see)\b.{2,160}\bhere\.?$/iu,
  /^follow (?:\S+ ){0,5}(?:full|complete|live) coverage\b/iu,
  /^(?:write|reach out) to\b.{2,60}\bat\b.{2,60}(?:@|\.\w{2,4}\b)/iu,
  /^(?:(?:you can )?(?:contact|e-?mail|reach|follow|find)\b|(?:contact|e-?mail):).{2,60}(?:\bat\b|\bon\b|:|,).{0,30}[\w.]*@\w/iu,
  /^(?:let our news|every day we send)\b/iu,
  /^like this (?:story|article|post)\?/iu,
  /^(?:did you )?enjoy(?:ed)? this (?:story|article|post)/iu,
  /^tell us what you think/iu,
  /^(?:have|got) (?:a (?:story|tip)|something to say)\b/iu,
  /^(?:this (?:slideshow|video|page|site|website)|your browser|please enable|you need)\b.{0,60}\b(?:javascript|cookies|html5|flash|support)/iu,
  /^(?:we use|this (?:web)?site uses|by (?:using|continuing))\b.{0,60}\bcookies\b/iu,
  /^media playback is (?:un|not )supported/iu,
  /^(?:image|photo|slide|bild|foto) \d+ (?:of|von|de|\/)\s*\/?\s*\d+$/iu,
  /^(?:published|updated|posted|last updated)\b.{0,24}\b(?:ago|am|pm|a\.m\.|p\.m\.)$/iu,
  /^(?:more (?:articles|stories|posts|news) (?:from|by)|also on|don['’]t miss|see (?:more|also)|read (?:more|next|also))\b[^.]{0,120}$/iu,
  /^(?:sources?|quelle|fuente|المصدر)\s*[:：][^.]{0,60}$/iu,
  /^(?:copyright|©|\(c\))/iu,
  /^(?:the contents of this site are|all rights reserved)/iu,
  /^(?:اشترك|تابعونا|تابعنا|انضم)\s.{0,80}(?:النشرة|تلغرام|تليغرام|فيسبوك|تويتر|واتساب|القناة|قناتنا)/u,
  /^(?:abonnez-vous|inscrivez-vous|suivez-nous|newsletter abonnieren|jetzt abonnieren|folgen sie uns|suscríbete|síguenos|iscriviti|seguici|подписывайтесь|подпишитесь)/iu,
]

/** Whether a short block asks the reader for something. */
export const isPrompt = (text: string): boolean =>
  text.length <= 400 && PROMPTS.some((prompt) => prompt.test(text.trim()))
