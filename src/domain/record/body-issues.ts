import { isJsonObject } from '../json.ts'
import type { FieldIssue } from '../fields/field.ts'
import type { RecordDefinition } from './define-record.ts'

export type BodyIssues = Readonly<Record<string, FieldIssue>>

const isEmpty = (value: unknown) =>
  value == null || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * What is wrong with a body, by field: values that do not fit always, and, for a complete body, required
 * fields that apply and are empty. An unknown field is an issue of its own name.
 */
export function bodyIssues(
  definition: RecordDefinition,
  body: Readonly<Record<string, unknown>>,
  { complete }: { complete: boolean },
): BodyIssues {
  // A map, because a body may name a field `__proto__`.
  const issues = new Map<string, FieldIssue>()
  for (const [name, value] of Object.entries(body)) {
    const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined
    if (!field) issues.set(name, { code: 'wrongType' })
    else if (value != null) {
      const issue = field.check(value)
      if (issue) issues.set(name, issue)
    }
  }
  if (!complete) return Object.fromEntries(issues)
  for (const [name, field] of Object.entries(definition.fields)) {
    if (!field.required || issues.has(name) || (field.when && !field.when(body))) continue
    const value = body[name]
    if (isEmpty(value) || (field.kind === 'answers' && isJsonObject(value) && !Object.keys(value).length)) {
      issues.set(name, { code: 'required' })
    }
  }
  return Object.fromEntries(issues)
}
