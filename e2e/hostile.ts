import { expect, type Page } from '@playwright/test'

/** A host that nothing may ever ask for. */
export const CANARY = 'https://canary.hostile.example/'

/** Says that a script has run, in every way that a page can notice. */
const RUN = `globalThis.hostileRan=true;new Image().src='${CANARY}ran'`

/** Markup that runs a script, fetches something or dresses up the page, if it is ever taken for markup. Our own set. */
export const PAYLOADS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<img src="${CANARY}image" onerror="${RUN}">`,
  `<svg onload="${RUN}"><animate onbegin="${RUN}" attributeName="x" dur="1s"></animate></svg>`,
  `<svg><style>@import url('${CANARY}style');</style></svg>`,
  `<style>@import '${CANARY}sheet'; body { background: url('${CANARY}background') }</style>`,
  `<link rel="stylesheet" href="${CANARY}link">`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.hostileRan=true</script>"></iframe>`,
  `<object data="${CANARY}object"></object>`,
  `<embed src="${CANARY}embed">`,
  `<video poster="${CANARY}poster" src="${CANARY}video" autoplay onloadstart="${RUN}"></video>`,
  `<a href="javascript:${RUN}">read more</a>`,
  `<form action="${CANARY}form"><input autofocus onfocus="${RUN}"></form>`,
  `<details open ontoggle="${RUN}">more</details>`,
  `<math><mtext><img src="${CANARY}math" onerror="${RUN}"></mtext></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<base href="${CANARY}">`,
  `<meta http-equiv="refresh" content="0;url=${CANARY}refresh">`,
]

/** Counts what a hostile page has achieved: requests to the canary, scripts that ran, pages opened. */
export async function watchHostile(page: Page) {
  const asked: string[] = []
  await page.route(`${CANARY}**`, async (route) => {
    asked.push(route.request().url())
    await route.abort()
  })
  page.on('dialog', (dialog) => {
    asked.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return {
    asked,
    /** Looks at the page that is open now: nothing ran, nothing was asked for, nothing of the payloads is markup. */
    harmless: async () => {
      expect(await page.evaluate(() => 'hostileRan' in globalThis)).toBe(false)
      expect(asked).toEqual([])
      const foreign = await page.evaluate(
        (canary) =>
          [...document.querySelectorAll('*')]
            .filter((element) =>
              [...element.attributes].some(
                ({ name, value }) =>
                  name.startsWith('on') ||
                  value.startsWith('javascript:') ||
                  (/^(src|data|poster|action|background)$/.test(name) && value.startsWith(canary)),
              ),
            )
            .map((element) => element.outerHTML.slice(0, 200)),
        CANARY,
      )
      expect(foreign).toEqual([])
    },
    /** What did run or was asked for. */
    achieved: async () => ({ ran: await page.evaluate(() => 'hostileRan' in globalThis), asked }),
  }
}
