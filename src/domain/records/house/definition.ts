import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { flag } from '../../fields/flag.ts'
import { idNumber } from '../../fields/id-number.ts'
import { list } from '../../fields/list.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { number } from '../../fields/number.ts'
import { phone } from '../../fields/phone.ts'
import { photos } from '../../fields/photos.ts'
import { place } from '../../fields/place.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { appraisalColumns } from './appraisal-columns.ts'
import {
  alterations,
  areaTypes,
  buildModes,
  builtBands,
  businessTypes,
  designModes,
  houseEvents,
  roofTypes,
  structureTypes,
  uses,
} from './house-options.ts'

const whenBusiness = (body: Readonly<Record<string, unknown>>) => body.isBusiness === true
const whenRented = (body: Readonly<Record<string, unknown>>) => body.isRented === true

/** 一房一档: one file per self-built house (DOMAIN 3.2). Grade and due date are computed, never stored here (M6). */
export const house = defineRecord({
  type: 'house',
  label: label('自建房', 'Self-built house'),
  scope: 'house',
  fields: {
    code: text(label('房屋编码', 'House code'), { required: true, max: 24 }),
    legacyCode: text(label('普查房屋编号', 'Survey code'), { max: 40 }),
    building: reference(label('片区', 'Lane'), 'building'),
    address: text(label('详细地址', 'Address'), { required: true }),
    location: place(label('坐标', 'Location')),
    areaType: choice(label('所在区域', 'Area'), areaTypes, { required: true }),
    landNature: choice(
      label('土地性质', 'Land'),
      { state: label('国有土地', 'State land'), collective: label('集体土地', 'Collective land') },
      { required: true },
    ),
    ownerName: text(label('产权人姓名', 'Owner'), { required: true, max: 30, sensitive: 'S' }),
    ownerIdNumber: idNumber(label('产权人身份证号', 'Owner’s ID number')),
    ownerPhone: phone(label('产权人电话', 'Owner’s phone'), { required: true }),
    ownerType: choice(
      label('产权人类型', 'Kind of owner'),
      {
        person: label('个人', 'Person'),
        collective: label('集体', 'Collective'),
        unit: label('单位', 'Organisation'),
        state: label('国有', 'State'),
        unknown: label('不明', 'Not known'),
      },
      { required: true },
    ),
    userName: text(label('使用人(经营者)姓名', 'User or operator'), { max: 30, sensitive: 'S' }),
    userPhone: phone(label('使用人电话', 'User’s phone')),
    occupants: number(label('常住/使用人数', 'People inside, normal peak'), { required: true, max: 2000 }),
    vulnerable: flag(label('有老人或儿童', 'Elderly or children inside')),
    floors: number(label('地上层数', 'Floors above ground'), { required: true, min: 1, max: 30 }),
    basementFloors: number(label('地下层数', 'Floors below ground'), { max: 5 }),
    area: number(label('建筑面积', 'Floor area'), {
      required: true,
      integer: false,
      max: 100_000,
      unit: label('平方米', 'm²'),
    }),
    height: number(label('房屋高度', 'Height'), { integer: false, max: 120, unit: label('米', 'm') }),
    builtYear: number(label('建成年份', 'Year built'), { min: 1800, max: 2100 }),
    builtBand: choice(label('建成年代', 'Built'), builtBands, { required: true }),
    structureType: choice(label('结构类型', 'Structure'), structureTypes, { required: true }),
    roofType: choice(label('屋盖形式', 'Roof'), roofTypes, { required: true }),
    hasSteelPart: flag(label('有钢结构部分', 'Has a steel part'), { required: true }),
    floodProne: flag(label('低洼或地质灾害区', 'Low-lying or in a hazard zone')),
    designMode: choice(label('设计方式', 'Design'), designModes, { required: true }),
    buildMode: choice(label('施工方式', 'Construction'), buildModes, { required: true }),
    uses: multiChoice(label('房屋用途', 'Use'), uses, { required: true }),
    isBusiness: flag(label('经营性', 'Used for business'), { required: true }),
    businessTypes: multiChoice(label('经营行业', 'Business'), businessTypes, {
      required: true,
      when: whenBusiness,
    }),
    businessFloors: text(label('经营所在楼层', 'Business floors'), { when: whenBusiness, max: 30 }),
    industryDepartment: text(label('行业主管部门', 'Industry department'), { when: whenBusiness, max: 60 }),
    isRented: flag(label('出租', 'Rented out'), { required: true }),
    rentRooms: number(label('出租间数', 'Rooms rented out'), { required: true, when: whenRented, max: 500 }),
    tenants: number(label('租客人数', 'Tenants'), { when: whenRented, max: 2000 }),
    crowdPlace: flag(label('人员密集场所', 'Crowded place')),
    altered: multiChoice(label('改扩建', 'Alterations'), alterations, { required: true }),
    alteredYear: text(label('改造时间', 'When altered'), { max: 30 }),
    repairs: text(label('修缮加固史', 'Repairs'), { multiline: true }),
    appraisals: list(label('鉴定记录', 'Appraisals'), appraisalColumns, { max: 20 }),
    photos: photos(label('档案照片', 'File photos'), { max: 12 }),
    events: list(
      label('发生的事', 'What happened'),
      {
        kind: choice(label('事件', 'Event'), houseEvents),
        on: date(label('日期', 'On')),
        note: text(label('说明', 'Note')),
      },
      { max: 20 },
    ),
    status: choice(
      label('档案状态', 'File'),
      {
        active: label('在档', 'Active'),
        demolished: label('已拆除', 'Demolished'),
        merged: label('已合并', 'Merged'),
        notSelfBuilt: label('非自建房', 'Not self-built'),
      },
      { required: true },
    ),
  },
  title: ['address'],
  form: [
    {
      title: label('位置', 'Place'),
      fields: ['code', 'address', 'building', 'areaType', 'landNature', 'floodProne', 'status'],
    },
    {
      title: label('产权人和使用人', 'Owner and user'),
      fields: ['ownerName', 'ownerPhone', 'ownerType', 'userName', 'userPhone', 'occupants', 'vulnerable'],
    },
    {
      title: label('房屋', 'House'),
      fields: [
        'floors',
        'basementFloors',
        'area',
        'height',
        'builtYear',
        'builtBand',
        'structureType',
        'roofType',
        'hasSteelPart',
        'designMode',
        'buildMode',
        'altered',
        'alteredYear',
      ],
    },
    {
      title: label('用途', 'Use'),
      fields: [
        'uses',
        'isBusiness',
        'businessTypes',
        'businessFloors',
        'industryDepartment',
        'isRented',
        'rentRooms',
        'tenants',
        'crowdPlace',
      ],
    },
    {
      title: label('档案', 'File'),
      fields: ['events', 'legacyCode', 'ownerIdNumber', 'repairs', 'appraisals'],
    },
  ],
  list: {
    columns: ['code', 'address', 'structureType', 'floors', 'uses', 'occupants', 'status'],
    filters: ['status', 'structureType', 'isBusiness'],
  },
  access: {
    create: ['worker', 'inspector', 'supervisor', 'admin'],
    edit: ['worker', 'inspector', 'supervisor', 'admin'],
    delete: ['supervisor', 'admin'],
  },
})
