import { label } from '../../label.ts'

/** What an elder or any household may need done for them (DOMAIN 4.6, JSON need_types). */
export const serviceNeeds = {
  meal: label('助餐', 'Meals'),
  cleaning: label('助洁', 'Cleaning'),
  bathing: label('助浴', 'Bathing'),
  walking: label('助行', 'Getting about'),
  medical: label('助医', 'Medical help'),
  urgent: label('助急', 'Emergency help'),
  shopping: label('代购', 'Shopping'),
  bills: label('代缴费', 'Paying bills'),
  fetching: label('代领物品', 'Fetching things'),
  papers: label('代办证件/待遇', 'Papers and benefits'),
  hospital: label('陪同就医', 'Going along to hospital'),
  company: label('精神陪伴', 'Company'),
  haircut: label('理发', 'Haircut'),
  repair: label('家电水电小修', 'Small repairs'),
  adaptation: label('适老化改造', 'Home adaptation'),
  rehabilitation: label('康复护理', 'Rehabilitation'),
  legal: label('法律援助', 'Legal aid'),
  policy: label('政策咨询', 'Policy advice'),
  other: label('其他', 'Other'),
}

export type ServiceNeed = keyof typeof serviceNeeds
