import { fileURLToPath } from 'node:url'
import { markClaim } from './claims/mark'
import { parseEnv } from './platform/env'
import { actorForEmail } from './people/actors'
import { giveVerdict } from './claims/verdicts'

/**
 * Run by `kill.test.ts` as a process of its own and killed in the middle of its work: marks claims and judges them
 * through the real commands without end, and says of each change on standard output that it was acknowledged.
 */
async function writeUntilKilled(folder: string, articleId: string, email: string): Promise<never> {
  globalThis.stetEnv = parseEnv({ STET_DATA: folder, NEXTAUTH_SECRET: 'a secret for tests only, long enough' })
  const actor = await actorForEmail(email, 'cli')
  for (;;) {
    // Several at once, as a server has them.
    await Promise.all(
      ['Harbour fees', 'secret list', 'Shipping companies'].map(async (quote) => {
        const { id } = await markClaim(actor, { articleId, quote })
        process.stdout.write(`claim ${id}\n`)
        const verdict = await giveVerdict(actor, { claimId: id, kind: 'truth', rating: 'false', asOf: '2026-03-02' })
        process.stdout.write(`verdict ${verdict.id}\n`)
      }),
    )
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = '', articleId = '', email = ''] = process.argv.slice(2)
  await writeUntilKilled(folder, articleId, email)
}
