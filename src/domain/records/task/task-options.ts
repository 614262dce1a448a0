import type { LocalDate } from '../../local-date.ts'
import { label } from '../../label.ts'

export const taskKinds = {
  promise: label('承诺事项', 'Promise to a resident'),
  visit: label('走访', 'Visit'),
  inspection: label('房屋排查', 'House inspection'),
  check: label('点位巡查', 'Check of a place'),
  followUp: label('回访', 'Return visit'),
  hazard: label('隐患处理', 'Hazard to remove'),
  other: label('其他', 'Other'),
}

export const taskOrigins = {
  rule: label('按规则', 'By a rule'),
  batch: label('批次', 'In a batch'),
  manual: label('人工', 'By a person'),
}

export const taskStates = {
  todo: label('待办', 'To do'),
  doing: label('在办', 'Being done'),
  done: label('已办', 'Done'),
  cancelled: label('已取消', 'Cancelled'),
}

export const taskSteps = {
  start: label('开始办', 'Begun'),
  finish: label('办好了', 'Done'),
  reassign: label('转交', 'Handed over'),
  cancel: label('取消', 'Cancelled'),
  reopen: label('重办', 'Reopened'),
}

/** A task is late when its day has passed and it is neither done nor cancelled: computed, never stored (M6). */
export const isTaskLate = (
  { due, status = 'todo' }: { readonly due?: LocalDate; readonly status?: string },
  today: LocalDate,
): boolean => due !== undefined && due < today && (status === 'todo' || status === 'doing')
