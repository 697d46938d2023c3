import { useState } from 'react'
import { choosePhoto } from './choosePhoto'
import type { Purpose, photoProblemText } from './photo'
import { type AskForTicket, uploadPhoto } from './uploadPhoto'

interface Options {
  purpose: Purpose
  words: typeof photoProblemText
  askForTicket: AskForTicket
}

/** Lets the person choose a picture and uploads it. `choose` gives the file's id; null when none came, and `problem` says why. */
export function useUploadedPhoto({ purpose, words, askForTicket }: Options) {
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (): Promise<string | null> => {
    setProblem(null)
    const result = await choosePhoto(purpose)
    if ('problem' in result) {
      if (result.problem !== 'cancelled') setProblem(words[result.problem])
      return null
    }
    const uploaded = await uploadPhoto(result.photo, askForTicket)
    if (uploaded.fileId === null) setProblem(uploaded.problem ?? '图片没有传上去，请看看网络，再选一次')
    return uploaded.fileId
  }
  return { choose, problem, setProblem }
}
