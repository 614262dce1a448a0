import type { JsonObject } from '../json.ts'
import { argumentField } from '../record/argument-field.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import { type MaskLevel, maskValue } from './mask-body.ts'

/** What was said with a step, as someone sees it who has not said why they need the full values (DOMAIN 8.2). */
export const maskArgs = (
  definition: RecordDefinition,
  command: string,
  args: JsonObject,
  level: MaskLevel,
): JsonObject =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const field = argumentField(definition, command, name)
      return [name, field ? maskValue(field, value, level) : value]
    }),
  )
