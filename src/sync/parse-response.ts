import { isJsonObject } from '#domain/json.ts'
import { Problem } from '#domain/problem.ts'
import type { SyncResponse } from '#domain/sync/protocol.ts'

/**
 * Believes an answer only when all of it has the shape of one: half a body, or a page of the line's owner,
 * must change nothing. What records say is not judged here.
 * @throws Problem serverFault, with the name of the part that does not fit
 */
export function parseResponse(answer: unknown): SyncResponse {
  const unfit = findUnfit(answer)
  if (unfit) throw new Problem('serverFault', { unfit })
  return answer as SyncResponse
}

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string' && value !== ''
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isTime: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const isFlag: Check = (value) => typeof value === 'boolean'
const isLanes: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isCount)
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const allOf =
  (check: Check): Check =>
  (value) =>
    isJsonObject(value) && Object.values(value).every(check)
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isJsonObject(value) && Object.entries(checks).every(([key, check]) => check(value[key]))

const isOutcome = shape({
  outcome: (value) => ['applied', 'noop', 'conflict', 'parked'].includes(String(value)),
  rev: maybe(isCount),
})

const isScope = shape({
  cursor: isCount,
  more: isFlag,
  reset: isFlag,
  role: isText,
  count: maybe(isCount),
  digest: maybe(isLanes),
})

const place = { scope: isText, seq: isCount, id: isText, rev: isCount }
const isGone = shape({ ...place, gone: isText })
const isPresent = shape({
  ...place,
  type: isText,
  state: (value) => value === 'live' || value === 'closed',
  body: isJsonObject,
  createdBy: isText,
  createdAt: isTime,
  updatedBy: isText,
  updatedAt: isTime,
})

const parts: Readonly<Record<keyof SyncResponse, Check>> = {
  epoch: isText,
  generation: isText,
  now: isTime,
  leaseUntil: isTime,
  complete: isFlag,
  outcomes: allOf(isOutcome),
  scopes: allOf(isScope),
  rows: (rows) =>
    Array.isArray(rows) &&
    rows.every((row) => (isJsonObject(row) && row.gone !== undefined ? isGone(row) : isPresent(row))),
  upgrade: (value) => value === null || (isJsonObject(value) && isCount(value.schema)),
}

function findUnfit(answer: unknown): string | null {
  if (!isJsonObject(answer)) return 'answer'
  return Object.entries(parts).find(([key, check]) => !check(answer[key]))?.[0] ?? null
}
