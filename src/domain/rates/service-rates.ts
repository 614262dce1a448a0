import { label } from '../label.ts'
import { localDate } from '../local-date.ts'
import { serviceLimit } from '../records/service-request/service-limit.ts'
import type { ServiceRequest } from '../records/service-request/service-limit.ts'
import type { Records } from '../schedule/world.ts'
import { isWithin, type Period } from './period.ts'
import { member, rate, type Rate } from './rate.ts'

/** The last moment for a request to be done, as long as it was not (DOMAIN 4.6). */
const limitOf = (request: ServiceRequest): number =>
  serviceLimit({ ...request, body: { ...request.body, status: 'serving' } })!.due

/**
 * Services and errands done in a period: within their time, in one go, and, of those rated, with 4 or 5 points (DOMAIN
 * 1.2 nos. 39 and 40). What was cancelled or not accepted was not done.
 */
export function serviceRates(records: Records, period: Period): Rate[] {
  const done = records.ofType('serviceRequest').filter(({ state, body: { status, doneAt } }) => {
    const isOver = state !== 'deleted' && (status === 'done' || status === 'rated')
    return isOver && doneAt !== undefined && isWithin(period, localDate(doneAt))
  })
  const rated = done.filter(({ body }) => body.rating !== undefined)
  return [
    rate(
      'servicesOnTime',
      done.map((request) => {
        const limit = limitOf(request)
        const inTime = request.body.doneAt! <= limit
        const day = localDate(limit)
        return member(request, inTime, inTime ? undefined : label(`期限 ${day}`, `due ${day}`))
      }),
    ),
    rate(
      'servicesOnce',
      done.map((request) => member(request, request.body.onceDone === true)),
    ),
    rate(
      'servicesSatisfied',
      rated.map((request) => member(request, request.body.rating === '5' || request.body.rating === '4')),
    ),
  ]
}
