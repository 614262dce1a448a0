import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { instant } from '../../fields/instant.ts'
import { people } from '../../fields/people.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { stepLogField } from '../step-log.ts'
import { taskKinds, taskOrigins, taskStates, taskSteps } from './task-options.ts'
import { taskWorkflow } from './workflow.ts'

/** 任务: one thing to do at one place by a day, given by a rule, a batch or a person (DOMAIN 1.2 no. 11). */
export const task = defineRecord({
  type: 'task',
  label: label('任务', 'Task'),
  scope: 'base',
  fields: {
    kind: choice(label('任务类型', 'Kind of task'), taskKinds, { required: true }),
    what: text(label('做什么', 'What to do'), { required: true, multiline: true, max: 200 }),
    target: reference(label('对象', 'About'), [
      'household',
      'house',
      'building',
      'dutyPoint',
      'matter',
      'elder',
    ]),
    due: date(label('期限', 'Due'), { required: true }),
    origin: choice(label('怎么来的', 'Where it comes from'), taskOrigins),
    source: reference(label('来自', 'From'), ['visit', 'elderVisit', 'houseInspection', 'matter']),
    owner: text(label('谁来办', 'Who takes care of it'), { max: 60 }),
    assignee: people(label('承办人', 'Assigned to')),
    result: text(label('办得怎样', 'What was done'), { multiline: true, merge: 'command' }),
    doneAt: instant(label('完成时间', 'Done at'), { merge: 'command' }),
    status: choice(label('进度', 'Progress'), taskStates, { merge: 'command' }),
    batch: text(label('批次', 'Batch'), { max: 40 }),
    steps: stepLogField(choice(label('步骤', 'Step'), taskSteps)),
  },
  title: ['what'],
  form: [
    {
      title: label('任务', 'Task'),
      fields: [
        'kind',
        'what',
        'due',
        'target',
        'owner',
        'assignee',
        'origin',
        'batch',
        'source',
        'result',
        'doneAt',
      ],
    },
  ],
  list: {
    columns: ['what', 'kind', 'due', 'owner', 'assignee', 'status'],
    filters: ['status', 'kind', 'origin', 'batch'],
  },
  workflow: taskWorkflow,
  access: {
    create: ['worker', 'inspector', 'supervisor', 'admin'],
    edit: ['author', 'supervisor', 'admin'],
    delete: [],
  },
})
