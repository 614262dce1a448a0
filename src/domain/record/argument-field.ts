import type { Field } from '../fields/field.ts'
import type { RecordDefinition } from './define-record.ts'

/** How an argument of a step is asked for and kept: as the step says, else as the field by its name; null for plain words. */
export const argumentField = (
  { fields, workflow }: RecordDefinition,
  command: string,
  name: string,
): Field | null => workflow?.commands[command]?.asks?.[name] ?? fields[name] ?? null
