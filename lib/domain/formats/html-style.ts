/**
 * The style of the HTML report: the product's calm paper, readable on a phone, at night and in grey print. Logical
 * properties only, so that both directions are right. Colours reach 4.5:1 on their ground.
 */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbf8f1; --ink: #24211c; --soft: #5f594f; --line: #d9d2c3; --link: #1d4f91;
  --green: #1f6b3a; --teal: #12656a; --amber: #7a5200; --orange: #96420f;
  --red: #a32020; --violet: #67399a; --grey: #55595f; --blue: #1f4f99;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181b; --ink: #e8e4da; --soft: #aaa498; --line: #3a3b40; --link: #93b8ee;
    --green: #7fcf9b; --teal: #74cbcf; --amber: #e5b75a; --orange: #f0a06a;
    --red: #f29090; --violet: #c8a6ef; --grey: #b3b8bf; --blue: #95b9f2;
  }
}
.v-green { --v: var(--green) } .v-teal { --v: var(--teal) } .v-amber { --v: var(--amber) }
.v-orange { --v: var(--orange) } .v-red { --v: var(--red) } .v-violet { --v: var(--violet) }
.v-grey { --v: var(--grey) } .v-blue { --v: var(--blue) }
* { box-sizing: border-box }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100% }
body {
  margin: 0 auto; max-inline-size: 44rem; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word;
  font: 1.125rem/1.6 "Source Serif 4 Variable", "Source Serif 4", "Noto Naskh Arabic Variable", "Noto Naskh Arabic", Georgia, "Times New Roman", serif;
}
:lang(ar) { line-height: 1.85 }
.sans, .small, h2, h4, .badge, .tag, .flag, .question, .number, dt, sup, .kicker, .counts {
  font-family: "IBM Plex Sans Variable", "IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif;
}
h1 { font-size: clamp(1.6rem, 5vw, 2.2rem); line-height: 1.3; margin: .25rem 0 1rem; text-wrap: balance }
h2 { font-size: 1rem; margin: 3rem 0 1rem; padding-block-end: .4rem; border-block-end: 1px solid var(--line) }
.text h2 { font-family: inherit; font-size: 1.3rem; border: 0; margin: 2rem 0 .5rem }
h3 { font-size: 1.2rem; line-height: 1.4; margin: 0 0 .75rem }
h4 { font-size: .875rem; margin: 1.25rem 0 .5rem }
p, blockquote, ul, ol, dl, pre { margin: 0 0 .75rem }
a { color: var(--link); text-underline-offset: .15em }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.kicker, .small { font-size: .875rem; line-height: 1.5; color: var(--soft) }
.small { margin-block-end: .4rem }
.caption { color: var(--soft); font-size: 1rem }
.list, .table, .embed, .quote { white-space: pre-line }
blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; margin-inline: 0 }
mark { color: inherit; background: color-mix(in srgb, var(--v) 10%, transparent); text-decoration: underline 2px var(--v); text-underline-offset: .2em; text-decoration-skip-ink: none }
mark.unreviewed { text-decoration-style: dashed }
mark.open { text-decoration-style: dotted }
mark.over { background: color-mix(in srgb, var(--v) 20%, transparent); border-block-end: 2px solid var(--v) }
sup { font-size: .7em; line-height: 0; padding-inline-start: .1em }
sup a { color: var(--v); font-weight: 600; text-decoration: none; padding-block: .5em }
.note { padding-block: 1.5rem; border-block-end: 1px solid var(--line); scroll-margin-block-start: 1rem }
.note:target, li:target { background: color-mix(in srgb, var(--link) 8%, transparent) }
.number { color: var(--soft); font-weight: 600; margin-inline-end: .35em }
.back { text-decoration: none; padding: 0 .4em }
.badge { color: var(--v); border: 1px solid currentColor; border-radius: .3rem; padding: .05em .5em; font-weight: 600; font-size: .95rem; white-space: nowrap }
.tag { font-size: .8rem; border: 1px dashed var(--soft); border-radius: .3rem; padding: 0 .4em; color: var(--soft) }
.flag { font-size: .9375rem; border-inline-start: 4px solid var(--orange); padding: .25rem .75rem; background: color-mix(in srgb, var(--orange) 9%, transparent) }
.question { font-size: .9rem; color: var(--soft) }
.facts { display: grid; gap: .25rem; font-size: 1rem }
.facts div { display: flex; flex-wrap: wrap; gap: 0 .75rem }
dt { color: var(--soft); font-size: .875rem; min-inline-size: 5rem; padding-block-start: .15rem }
dd { margin: 0 }
.reasons { font-size: 1.0625rem }
.reasons p:last-child { margin-block-end: .25rem }
ol.evidence { padding-inline-start: 1.75rem; font-size: 1rem }
ol.evidence > li { margin-block-end: .75rem }
ol.evidence > li::marker { font-weight: 600; color: var(--soft) }
ol.evidence p, ol.evidence blockquote { margin-block-end: .25rem }
.relations, .ledger, .conflicts { padding-inline-start: 1.25rem; font-size: 1rem }
.conflicts li { margin-block-end: .75rem }
.conflicts p, .reasons li p { margin: 0 }
main > section:first-child { margin-block-start: 2.5rem }
.address, .hash { overflow-wrap: anywhere }
.hash, code, pre { font-family: ui-monospace, "IBM Plex Mono", Menlo, monospace; font-size: .85em }
pre { white-space: pre-wrap }
.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem .75rem; font-size: .95rem }
.bar { display: flex; block-size: .5rem; gap: 2px; margin-block-end: .75rem }
.bar span { background: var(--v); min-inline-size: .35rem; border-radius: 2px }
.watermark { position: fixed; inset: 0; display: grid; place-items: center; pointer-events: none; overflow: hidden }
.watermark span { font: 700 clamp(3rem, 14vw, 7rem)/1 "IBM Plex Sans Variable", "IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif; color: var(--orange); opacity: .09; transform: rotate(-28deg); white-space: nowrap }
@page { margin: 2cm }
@media print {
  :root {
    --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000;
    --green: #1f6b3a; --teal: #12656a; --amber: #7a5200; --orange: #96420f;
    --red: #a32020; --violet: #67399a; --grey: #55595f; --blue: #1f4f99;
  }
  body { max-inline-size: none; padding: 0; font-size: 11pt }
  .back { display: none }
  .note, blockquote, .evidence > li { break-inside: avoid-page }
  h2, h3, h4 { break-after: avoid }
  .watermark, .bar span, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`.trim()
