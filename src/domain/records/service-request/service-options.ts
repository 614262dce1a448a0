import { label } from '../../label.ts'

export const serviceStates = {
  submitted: label('已提出', 'Submitted'),
  accepted: label('已受理', 'Accepted'),
  assigned: label('已派人', 'Assigned'),
  serving: label('服务中', 'In progress'),
  done: label('已办完', 'Done'),
  rated: label('已评价', 'Rated'),
  rejected: label('不受理', 'Not accepted'),
  cancelled: label('已取消', 'Cancelled'),
}

export const handlerKinds = {
  worker: label('网格员', 'Grid worker'),
  volunteer: label('志愿者', 'Volunteer'),
  provider: label('服务机构', 'Provider'),
  community: label('社区', 'Community'),
  family: label('家属', 'Family'),
}

export const serviceFees = {
  free: label('免费', 'Free'),
  subsidised: label('补贴', 'Subsidised'),
  paid: label('自费', 'Paid'),
}

export const ratings = {
  '5': label('5分 很满意', '5, very satisfied'),
  '4': label('4分 满意', '4, satisfied'),
  '3': label('3分 一般', '3, fair'),
  '2': label('2分 不满意', '2, not satisfied'),
  '1': label('1分 很不满意', '1, not satisfied at all'),
}

export const ratedByKinds = {
  elder: label('本人评，网格员代记', 'The person, noted by the worker'),
  family: label('家属评，网格员代记', 'The family, noted by the worker'),
}
