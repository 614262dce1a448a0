import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { appraisalDegrees } from './house-options.ts'

/** One appraisal report, as a house's file and a hazard case keep it (JGJ 125-2016). */
export const appraisalColumns = {
  agency: text(label('鉴定机构', 'Agency'), { max: 60 }),
  reportNumber: text(label('报告编号', 'Report no.'), { max: 40 }),
  date: date(label('鉴定日期', 'Date')),
  grade: choice(label('鉴定等级', 'Grade'), appraisalDegrees),
  validUntil: date(label('有效期至', 'Valid until')),
}
