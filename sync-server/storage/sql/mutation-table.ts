import type { Json } from '#domain/json.ts'
import type { OutcomeMessage } from '#domain/sync/protocol.ts'
import type { StoredMutation } from '../stored.ts'
import type { MutationTable } from '../store.ts'
import type { MutationRow } from './schema.ts'
import { spelled } from './spelled.ts'
import type { Trx } from './trx.ts'

export const readMutation = ({
  outcome: _outcome,
  detail,
  payload,
  ...row
}: MutationRow): StoredMutation => ({
  ...row,
  payload: JSON.parse(payload) as Json,
  outcome: JSON.parse(detail) as OutcomeMessage,
})

/** Of no record that there can be; an index of PostgreSQL takes about 2,700 bytes. The payload has it whole. */
const longestKey = 200

const withUid = spelled(['uid'], (trx, { uid }: { uid: string }) =>
  trx.selectFrom('mutation').selectAll().where('uid', '=', uid),
)

const columns: readonly (keyof MutationRow)[] = [
  'uid',
  'user',
  'device',
  'ordinal',
  'receivedAt',
  'deviceTime',
  'skewMs',
  'schema',
  'type',
  'op',
  'record',
  'scope',
  'payload',
  'outcome',
  'detail',
  'revAfter',
]
const insert = spelled(columns, (trx, row: MutationRow) => trx.insertInto('mutation').values(row))

export const mutationTable = (trx: Trx): MutationTable => ({
  async get(uid) {
    const [row] = await withUid(trx, { uid })
    return row ? readMutation(row) : null
  },
  async many(uids) {
    if (!uids.length) return new Map()
    const rows = await trx.selectFrom('mutation').selectAll().where('uid', 'in', uids).execute()
    return new Map(rows.map((row) => [row.uid, readMutation(row)]))
  },
  async historyOf(record) {
    const rows = await trx
      .selectFrom('mutation')
      .selectAll()
      .where('record', '=', record)
      .orderBy('receivedAt')
      .orderBy('ordinal')
      .orderBy('uid')
      .execute()
    return rows.map(readMutation)
  },
  payloadsAfter: (uid, limit) =>
    trx
      .selectFrom('mutation')
      .select(['uid', 'payload'])
      .$if(uid !== null, (query) => query.where('uid', '>', uid!))
      .orderBy('uid')
      .limit(limit)
      .execute(),
  async insert({ outcome, payload, ...mutation }) {
    await insert(trx, {
      ...mutation,
      record: mutation.record.slice(0, longestKey),
      payload: JSON.stringify(payload),
      outcome: outcome.outcome,
      detail: JSON.stringify(outcome),
    })
  },
})
