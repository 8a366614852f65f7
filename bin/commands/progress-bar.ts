/** How far a long work is, on standard error, and only where a person watches: never in a file or a pipe. */
export class ProgressBar {
  private done = 0
  private failed = 0
  private readonly shown: boolean

  constructor(
    private readonly all: number,
    private readonly stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
  ) {
    this.shown = stream.isTTY === true && all > 1
    this.draw()
  }

  step(failed: boolean): void {
    this.done += 1
    if (failed) this.failed += 1
    this.draw()
  }

  /** Takes the bar away: what is printed next begins its own line. */
  end(): void {
    if (this.shown) this.stream.write('\r\u001b[K')
  }

  private draw(): void {
    if (!this.shown) return
    const filled = Math.round((this.done / this.all) * WIDTH)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
    const failed = this.failed > 0 ? `, ${this.failed} failed` : ''
    this.stream.write(`\r\u001b[K${bar} ${this.done} of ${this.all}${failed}`)
  }
}

const WIDTH = 24
