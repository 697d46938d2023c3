import type { ConsentKind } from '../../../../contract/account/rider'
import { consentTitles } from './consentTitles'

export interface ConsentText {
  /** Goes with the person's answer: it holds for the text that was on the screen. Must be the contract's version in force. */
  version: number
  title: string
  /** One sentence for the form. */
  summary: string
  body: readonly string[]
  /** What stays and what doesn't when the person says no. */
  ifRefused: string
}

/** Each consent by itself, each refusable. A change of meaning raises the version here and in the contract; the person is then asked again. */
export const consentTexts: Record<ConsentKind, ConsentText> = {
  service: {
    version: 1,
    title: consentTitles.service,
    summary: '用姓名、手机号、工种和站点为你办理小哥认证',
    body: [
      '我们用你的姓名、手机号、工种和所属站点，办理小哥认证，并把办理结果告诉你。',
      '你的站点负责人和区工作人员会看到这些内容，手机号和证件号只显示一部分；查看完整手机号要写明原因，并留下记录。',
      '你进出小区时，门岗和物业看到你的姓（名字用*代替）、工种、平台和站点。进出记录保留 90 天，你自己随时能看；退出登记后，记录里不再有你的姓。',
      '资料保留到你退出登记为止。没提交的草稿 90 天后、被退回或离站后没有再登记的 180 天后也会删除。删除后只留下不含个人内容的办理记录；还没到期的暂停、吊销或预约限制会留到到期（吊销最多两年），只有用同一个证件号重新登记才会接上。',
    ],
    ifRefused: '不同意就不能登记认证，其他不需要认证的内容照样可以看。',
  },
  sensitive: {
    version: 1,
    title: consentTitles.sensitive,
    summary: '用身份证号确认是你本人，用照片让站点认出你',
    body: [
      '身份证号用来确认一个人只登记一次、年满 16 周岁。它加密保存，任何页面都只显示头尾几位。',
      '照片给站点负责人和区工作人员核对，也显示在你的小哥码上；你在门口扫码或亮码时，门岗用它认出是你本人。照片里的拍摄地点等信息会在手机上先去掉。',
      '我们不用照片做人脸识别；人脸进门要另外征得你同意。',
    ],
    ifRefused: '不同意就不能登记认证。已经登记的，退出登记后会一起删除。',
  },
  child: {
    version: 1,
    title: consentTitles.child,
    summary: '给孩子报暑托班、晚托班时，用孩子的姓名、年龄和健康提示',
    body: ['只在你给孩子报班时使用，只有班上的老师和志愿者看得到。', '孩子不满 14 周岁，需要监护人单独同意；班次结束后按公布的期限删除。'],
    ifRefused: '不同意就不能给孩子报班，其他服务不受影响。',
  },
  insuranceSharing: {
    version: 1,
    title: consentTitles.insuranceSharing,
    summary: '参加小哥专属险时，把投保需要的信息交给承保公司',
    body: ['只交投保和理赔需要的内容：姓名、证件号、手机号。', '承保公司只能用来投保和理赔，不能用来推销。'],
    ifRefused: '不同意就不能参加小哥专属险，其他服务不受影响。',
  },
  face: {
    version: 1,
    title: consentTitles.face,
    summary: '在装了人脸门禁的小区，把照片交给门禁机识别',
    body: ['只下发到你选择的小区，离站或收回同意后从门禁机删除，并留下删除凭证。', '不用人脸也能进：扫门口的码或亮小哥码即可。'],
    ifRefused: '不同意就扫码或亮码进门，一样能进。',
  },
}
