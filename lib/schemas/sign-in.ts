import { z } from 'zod'
import { because } from './because'
import { emailAddress, ownPath, text } from './text'
import { newPassword, typedPassword } from './person'

/** Where to go after signing in: one of our own paths, or nothing. */
export const nextPath = text(2048)
  .transform((path) => ownPath(path) ?? undefined)
  .optional()
  .catch(undefined)

/** The form of the sign-in page. */
export const SignIn = z.strictObject({
  email: emailAddress,
  password: typedPassword.min(1, because('empty')),
  next: nextPath,
})

export const RequestReset = z.strictObject({ email: emailAddress })

/** The form behind a one-time link; without a password for a link that signs in. */
export const FollowLink = z.strictObject({ token: text(64), password: newPassword.optional() })
