import { z } from 'zod'
import { DESK_ROLES, INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { emailAddress, id, line, text } from './text'

/** The form of an address by which people are matched: case and compatibility forms make no difference. */
export const foldEmail = (email: string) => email.trim().normalize('NFKC').toLowerCase()

/** Bytes of a password in UTF-8 at most: hashing longer ones would be a way to keep the server busy (safety, trap 12). */
export const LONGEST_PASSWORD = 1024
/** Characters of a new password at least (NIST SP 800-63B, with a margin; length beats composition rules). */
export const SHORTEST_PASSWORD = 10

/** A password as typed at sign-in: any that could ever have been set. */
export const typedPassword = text(LONGEST_PASSWORD).refine(
  (value) => new TextEncoder().encode(value).byteLength <= LONGEST_PASSWORD,
  `is longer than ${LONGEST_PASSWORD} bytes`,
)

/** A password to be set. */
export const newPassword = typedPassword.refine(
  (value) => [...value].length >= SHORTEST_PASSWORD,
  `is shorter than ${SHORTEST_PASSWORD} characters`,
)

const MembershipFields = z.strictObject({ deskId: id, role: z.enum(DESK_ROLES) })

/** `password`: set at once, as the command line may; without it a one-time link is made. */
export const InvitePerson = z.strictObject({
  email: emailAddress,
  name: line(200),
  language: z.enum(INTERFACE_LANGUAGES).nullable().optional(),
  admin: z.boolean().optional(),
  memberships: z.array(MembershipFields).max(50).optional(),
  password: newPassword.optional(),
})

export const ChangeName = z.strictObject({ name: line(200) })
export const ChangeLanguage = z.strictObject({ language: z.enum(INTERFACE_LANGUAGES).nullable() })
export const ChangePassword = z.strictObject({ current: typedPassword, password: newPassword })

/** Which person. */
export const PersonReference = z.strictObject({ personId: id })
export const SetAdmin = z.strictObject({ personId: id, admin: z.boolean() })
export const SetMembership = z.strictObject({ personId: id, deskId: id, role: z.enum(DESK_ROLES) })
export const RemoveMembership = z.strictObject({ personId: id, deskId: id })
