import { expect, it } from 'vitest'
import type { SyncResponse } from '#domain/sync/protocol.ts'
import { answerText } from '#server/services/sync/answer-text.ts'
import { presentRow } from '#server/storage/present-row.ts'

const about = {
  scope: 'g:1/base',
  seq: 1,
  type: 'visit',
  id: 'r_1',
  rev: 1,
  state: 'live',
  createdBy: 'u_1',
  createdAt: 1,
  updatedBy: 'u_1',
  updatedAt: 1,
} as const
const bodies = [
  {},
  { summary: '换了门锁 "先打电话" \\ \u2028 \ud800 \u0000', households: [{ household: 'r_2', met: null }] },
]
const rest = {
  epoch: 'e_1',
  generation: 'n_1',
  now: 1,
  leaseUntil: 2,
  complete: true,
  outcomes: { m_1: { outcome: 'applied', rev: 1 } },
  scopes: { 'g:1/base': { cursor: 3, more: false, reset: true, role: 'worker', count: 2, digest: [1, 2] } },
  upgrade: null,
} as const
const gone = { scope: 'g:1/base', seq: 3, id: 'r_3', rev: 2, gone: 'move' } as const

it('says of an answer what JSON says of it, with bodies as they are stored', () => {
  const stored = bodies.map((body, n) => presentRow({ ...about, seq: n + 1 }, JSON.stringify(body)))
  const answer: SyncResponse = { ...rest, rows: [...stored, { ...about, body: { note: 'x' } }, gone] }
  expect(JSON.parse(answerText(answer))).toEqual(JSON.parse(JSON.stringify(answer)))
  expect(stored.map(({ body }) => body)).toEqual(bodies)
})

it('says of an answer without rows that there are none', () => {
  expect(JSON.parse(answerText({ ...rest, rows: [] }))).toEqual({ ...rest, rows: [] })
})
