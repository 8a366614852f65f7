import { z } from 'zod'
import { DeskPolicies } from './desk-policies'
import { id, line } from './text'

export const AddDesk = z.strictObject({ name: line(100) })
export const RenameDesk = z.strictObject({ deskId: id, name: line(100) })
export const SetDeskPolicies = z.strictObject({ deskId: id, policies: DeskPolicies })
