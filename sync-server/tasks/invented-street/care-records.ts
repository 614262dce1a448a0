import { addDays, localDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { followUpDue } from '#domain/records/elder-visit/follow-up.ts'
import { visitItemById } from '#domain/records/elder-visit/visit-items.ts'
import type { InventedElder } from './elders.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'

type Service = Body<'serviceRequest'>
type Visit = RecordVersion & { readonly body: Body<'elderVisit'> }

const hour = 3_600_000
const day = 24 * hour

const results = [
  '送到家了，老人很高兴。',
  '已经办好，票据交给老人。',
  '师傅来过，修好了。',
  '陪着去的，下午送回家。',
]

/** How a request stands by its age: old ones are rated, new ones still wait. */
function progress(random: Random, age: number, at: number): Service {
  const accepted = { acceptedAt: at + 2 * hour }
  if (age < 1) return { status: 'submitted' }
  if (age < 2) return { status: 'accepted', ...accepted }
  if (age < 4) {
    return { status: 'assigned', ...accepted, handler: 'volunteer', handlerName: '志愿服务队' }
  }
  const serving = { ...accepted, handler: 'worker' as const, startedAt: at + day }
  if (age < 6) return { status: 'serving', ...serving }
  const done = {
    ...serving,
    doneAt: at + 3 * day,
    result: random.pick(results),
    onceDone: random.chance(0.85),
  }
  if (age < 9) return { status: 'done', ...done }
  const rating = random.pick(['5', '5', '5', '4', '4', '3'] as const)
  return { status: 'rated', ...done, rating, ratedBy: random.pick(['elder', 'elder', 'family'] as const) }
}

/** What the visits called for: services that were asked for, findings that were followed up, visits that were missed. */
export function careRecords(
  pen: Pen,
  visits: readonly RecordVersion[],
  elders: readonly InventedElder[],
  secretaryOf: (scope: string) => string,
): RecordVersion[] {
  const random = pen.random.fork('care')
  const files = new Map(elders.map((elder) => [elder.id, elder]))
  const end = pen.momentAgo(0, 0)
  return (visits as readonly Visit[]).flatMap((visit): RecordVersion[] => {
    const { body, scope, createdBy: by } = visit
    const file = files.get(body.elder ?? '')
    const at = body.endedAt ?? visit.createdAt
    if (!file || body.contact !== 'met') return []
    const age = Math.floor((end - at) / day)
    const services = (body.needs ?? []).map((need) => {
      const request: Service = {
        need,
        elder: file.id,
        household: file.family.id,
        client: file.body.name,
        clientPhone: file.body.phone,
        consent: 'oral',
        source: visit.id,
        ...progress(random, age, at),
      }
      const moved = age > 0 && { updatedAt: Math.min(at + 4 * day, end) }
      return pen.write('serviceRequest', scope, request, { by, at, ...moved })
    })
    const abnormal = Object.entries(body.answers ?? {}).filter(([, { value }]) => value === 'abnormal')
    if (abnormal.length === 0) return services
    const closed = age > 3
    const items = abnormal.map(([item]) => item) as NonNullable<Body<'careFollowUp'>['items']>
    const finding: Body<'careFollowUp'> = {
      elder: file.id,
      visit: visit.id,
      effect: 'U2',
      items,
      brief: abnormal
        .map(([item, { note }]) => [visitItemById.get(item)?.zh, note].filter(Boolean).join('：'))
        .join('\n'),
      foundAt: at,
      due: followUpDue({ workingDays: 3 }, at) ?? at,
      ...(closed && {
        status: 'closed',
        outcome: '药已配齐，教老人用分药盒，家属晚上打电话提醒。',
        handledBy: by,
        closedAt: at + day,
      }),
    }
    const moved = closed && { updatedBy: secretaryOf(scope), updatedAt: at + day }
    return [...services, pen.write('careFollowUp', scope, finding, { by, at, ...moved })]
  })
}

/** Three visits of the last month that were missed, with the reason, and made up for since. */
export function missedVisits(pen: Pen, visits: readonly RecordVersion[]): RecordVersion[] {
  const reasons = ['weather', 'worker_leave', 'no_access'] as const
  const home = (visits as readonly Visit[]).filter(
    ({ body, createdAt }) =>
      body.mode === 'in_person' && body.contact === 'met' && createdAt > pen.momentAgo(28, 0),
  )
  return reasons.flatMap((reason, i): RecordVersion[] => {
    const visit = home[i * 7]
    if (!visit) return []
    const at = visit.body.endedAt ?? visit.createdAt
    const body: Body<'missedVisit'> = {
      elder: visit.body.elder,
      kind: 'in_person',
      due: addDays(localDate(at), -3),
      level: 'red',
      reason,
      notedAt: at - day,
      visit: visit.id,
      status: 'closed',
    }
    return [pen.write('missedVisit', visit.scope, body, { by: visit.createdBy, at: at - day, updatedAt: at })]
  })
}
