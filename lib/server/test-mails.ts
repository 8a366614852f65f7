import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { deliverWaiting } from './mail/delivery'

const Delivered = z.object({ to: z.string(), subject: z.string(), text: z.string() })
export type DeliveredMail = z.infer<typeof Delivered>

/** For tests: delivers all that waits, and gives it as its receivers read it. */
export async function deliveredMails(): Promise<readonly DeliveredMail[]> {
  const mails: DeliveredMail[] = []
  const transport = createTransport({
    ...{ name: 'kept for a test', version: '1' },
    send(mail, done) {
      mails.push(Delivered.parse(mail.data))
      const [envelope, messageId] = [mail.message.getEnvelope(), mail.message.messageId()]
      const sent = { envelope, messageId, accepted: [], rejected: [], pending: [], response: '' }
      done(null, sent)
    },
  })
  // A look delivers so many at most.
  while ((await deliverWaiting(transport)) > 0);
  return mails
}
