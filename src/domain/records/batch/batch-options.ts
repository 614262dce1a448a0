import { label } from '../../label.ts'

/** Which houses of the area a 再排查 batch is about (own design; focus houses of the national campaign, DOMAIN 3.1). */
export const batchRules = {
  all: label('全部自建房', 'All self-built houses'),
  business: label('经营用房', 'Used for business'),
  rented: label('出租房', 'Rented out'),
  tall: label('三层及以上', 'Three storeys and more'),
  old: label('1990年及以前建', 'Built by 1990'),
  hazard: label('批次开始时有隐患的', 'With a hazard when the batch begins'),
  listed: label('按名单', 'By a list'),
} as const

export type BatchRule = keyof typeof batchRules

/** Who looks: a third party or an expert checks the grades of others (DOMAIN 3.6). */
export const batchInspectors = {
  worker: label('网格员', 'Grid workers'),
  inspector: label('专业技术人员', 'Technicians'),
  thirdParty: label('第三方', 'A third party'),
} as const

export const batchStates = {
  planned: label('计划中', 'Planned'),
  running: label('进行中', 'Running'),
  reviewing: label('复核中', 'Being reviewed'),
  closed: label('已结束', 'Closed'),
} as const
