/** What every call of WeChat's open API answers: `errcode` 0 and its fields, or a code and a message. */
export interface WechatReply {
  readonly errcode: number
  readonly errmsg: string
}

export const ok = <Fields extends object>(fields: Fields): WechatReply & Fields => ({ errcode: 0, errmsg: 'ok', ...fields })

export const refused = (errcode: number, errmsg: string): WechatReply => ({ errcode, errmsg })
