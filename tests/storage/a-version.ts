import type { RecordVersion } from '#domain/record/record-version.ts'

/** A version of a record in one grid, as the server stored it first. */
export const aVersion = (type: string, id: string, body: RecordVersion['body']): RecordVersion => ({
  id,
  type,
  scope: 'g:01/base',
  rev: 1,
  state: 'live',
  body,
  createdBy: 'li',
  createdAt: 1,
  updatedBy: 'li',
  updatedAt: 1,
})
