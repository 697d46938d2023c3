import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActionName, Actions } from '../contract'
import type { InputOf, OutputOf, Reply } from '../contract/kernel/action'
import type { UploadTicket } from '../contract/kernel/uploadTicket'

/** Calls actions of an emulator over HTTP as one person's phone would. */
export function phoneOf(url: string, openid: string) {
  const post = async (path: string, body: string | Uint8Array<ArrayBuffer>) => {
    const response = await fetch(url + path, { method: 'POST', headers: { 'x-emulator-openid': openid }, body })
    return response.json()
  }
  async function ask<N extends ActionName>(action: N, input: InputOf<Actions[N]>): Promise<OutputOf<Actions[N]>> {
    const reply: Reply<Actions[N]> = await post('/call', JSON.stringify({ action, input, requestId: randomUUID() }))
    if (!reply.ok) throw new Error(`${openid}: ${action} refused: ${JSON.stringify(reply.error)}`)
    return reply.data
  }
  /** Uploads a picture of this folder and returns its file id. */
  async function uploadFile(name: string, { path }: UploadTicket): Promise<string> {
    const file = await readFile(join(__dirname, name))
    const { fileID } = await post(`/upload?path=${path}`, new Uint8Array(file))
    return fileID
  }
  return {
    openid,
    ask,
    /** Uploads a sample portrait and returns its file id. */
    upload: async (portrait: number) => uploadFile(join('portraits', `${portrait}.jpg`), await ask('rider.uploadTicket', {})),
    /** Uploads the sample map and returns its file id. */
    uploadPlan: async (compoundId: InputOf<Actions['compound.uploadTicket']>['compoundId']) =>
      uploadFile('plan.jpg', await ask('compound.uploadTicket', { compoundId })),
    /** The code that WeChat's phone-number button would give. */
    async phoneCode(phone: string): Promise<string> {
      const { code } = await post('/emulator/wechat/phone-code', JSON.stringify({ openid, phone }))
      return code
    },
  }
}

export type Phone = ReturnType<typeof phoneOf>

/** The phones of an emulator's people. */
export const phonesAt = (url: string) => (openid: string) => phoneOf(url, openid)

export type Phones = ReturnType<typeof phonesAt>
