/** Hosts to which a watched page leads: each is held like the page's own, and its robots.txt counts as well. (rule R11) */

import { mayAsk, type RobotRules } from '@/lib/domain/watching/robots'
import { NotAskedThere } from './visit'
import { type FetchRobots, holdHost, releaseHost, rulesOf } from './watched-hosts'

/** Thrown where a host on the way is asked by somebody else at this moment, or wants a pause. */
export class HostBusy extends Error {
  override readonly name = 'HostBusy'
}

const NO_RULES: RobotRules = { rules: [], crawlDelay: null }

/** The hosts that one asking holds beside the first. */
export class HostsOnTheWay {
  /** Null while nobody has asked for the rules of a host: only a robots.txt lies there. */
  readonly #held = new Map<string, RobotRules | null>()

  /** @param isVisit a person's request: robots.txt is about programs */
  constructor(
    private readonly own: string,
    private readonly holder: string,
    private readonly how: { readonly now: () => Date; readonly robots?: FetchRobots; readonly isVisit: boolean },
  ) {}

  /**
   * Holds the host of an address. Nobody waits here: two pages that lead to each other's hosts would wait for ever.
   *
   * @throws HostBusy
   */
  async hold(url: URL): Promise<void> {
    const host = url.host.toLowerCase()
    if (host === this.own || this.#held.has(host)) return
    if ((await holdHost(host, this.holder, this.how.now())) > 0) throw new HostBusy(`${host} is busy`)
    this.#held.set(host, null)
  }

  /** Holds the host of a page, if its robots.txt lets programs in there. @throws HostBusy, NotAskedThere */
  async take(url: URL): Promise<void> {
    const host = url.host.toLowerCase()
    if (host === this.own || this.#held.get(host)) return
    await this.hold(url)
    const { now, robots, isVisit } = this.how
    const { rules, known } = await rulesOf(url.href, now(), (onward) => this.hold(onward), robots)
    this.#held.set(host, rules)
    if (!isVisit && !mayAsk(rules, url.href)) throw new NotAskedThere(known ? 'barred' : 'unreachable', host)
  }

  /** Lets all of them go. @param retryAfter in seconds, of an answer that asks for it: that of the last host */
  async release(retryAfter: number | null): Promise<void> {
    const last = [...this.#held].findLast(([, rules]) => rules !== null)?.[0]
    for (const [host, rules] of this.#held)
      await releaseHost(host, this.holder, rules ?? NO_RULES, host === last ? retryAfter : null, this.how.now())
  }
}
