import { z } from 'zod'

const Field = z.object({
  name: z.string(),
  kind: z.string(),
  /** Type of a column, or the model that a relation leads to. */
  type: z.string(),
  relationName: z.string().optional(),
})

const DataModel = z.object({
  models: z.record(z.string(), z.object({ fields: z.array(Field) })),
})

export type Field = z.output<typeof Field>

/** The fields of every model of schema.prisma, by the model's name. */
export type Models = Readonly<Record<string, { readonly fields: readonly Field[] }>>

/** The models as Prisma's client carries them with it. @throws Error when it carries them elsewhere than it did */
export function modelsOf(client: object): Models {
  const carried = '_runtimeDataModel' in client ? client._runtimeDataModel : null
  return DataModel.parse(carried).models
}
