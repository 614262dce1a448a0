import { disputeItem } from './dispute-item.ts'
import { caseItem } from './case-item.ts'
import { followUpItem, noAnswerItem, serviceItem } from './care-items.ts'
import { dueLines, type DueLines } from './due-lines.ts'
import { dutyPointItem } from './duty-point-item.ts'
import { elderDueItem } from './elder-due-item.ts'
import { homesItem } from './homes-item.ts'
import { houseDueItem } from './house-due-item.ts'
import { matterItem } from './matter-item.ts'
import { nextVisitItem } from './next-visit-item.ts'
import { noticeItem } from './notice-item.ts'
import { patrolItem } from './patrol-item.ts'
import { houseProfessionalItem, laneProfessionalItem } from './professional-items.ts'
import { logTypes, returnedItem } from './returned-item.ts'
import { reviewItem } from './review-item.ts'
import { taskItem } from './task-item.ts'

/** Every kind of line on the list. A new one is a function in a file beside this one and its line here. */
export const allDueLines: readonly DueLines[] = [
  dueLines('elder', ({ records }, elder, moment) => elderDueItem(records, elder, moment)),
  dueLines('house', ({ records }, house, moment) => houseDueItem(records, house, moment)),
  dueLines('house', ({ records }, house, moment) => houseProfessionalItem(records, house, moment)),
  dueLines('building', ({ records }, lane, moment) => laneProfessionalItem(records, lane, moment)),
  dueLines('matter', matterItem, { byTheMinute: true }),
  dueLines('task', taskItem),
  dueLines('dispute', disputeItem),
  dueLines('hazardCase', caseItem, { byTheMinute: true }),
  ...logTypes.map((type) =>
    dueLines(type, (world, log) => returnedItem(world, log), {
      mayHave: ({ body }) => body.status === 'returned',
    }),
  ),
  dueLines('review', (world, review) => reviewItem(world, review)),
  dueLines('notice', (_world, notice) => noticeItem(notice)),
  dueLines('household', nextVisitItem),
  dueLines('building', ({ records }, building, moment) => homesItem(records, building, moment)),
  dueLines('grid', patrolItem),
  dueLines('dutyPoint', dutyPointItem),
  dueLines('elder', noAnswerItem, { byTheMinute: true }),
  dueLines('careFollowUp', followUpItem, { byTheMinute: true }),
  dueLines('serviceRequest', serviceItem, { byTheMinute: true }),
]
