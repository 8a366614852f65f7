import type { Messages } from './en'
import codes from './parts/codes.ar.json'
import common from './parts/common.ar.json'
import errors from './parts/errors.ar.json'
import shell from './parts/shell.ar.json'
import signIn from './parts/sign-in.ar.json'

/** Every word of the interface in Arabic: the type check refuses it while a key of the English is missing. */
const ar: Messages = { codes, common, errors, shell, 'sign-in': signIn }

export default ar
