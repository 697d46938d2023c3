import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { choosePhoto } from '../../services/photo/choosePhoto'
import type { Photo } from '../../services/photo/photo'
import { photoProblemText } from '../../services/photo/photo'
import { type AskForTicket, uploadPhoto } from '../../services/photo/uploadPhoto'
import { pictureOf } from '../aria'
import { Button } from '../button/Button'
import { Icon } from '../icon/Icon'
import { Field, type FieldFrame } from './Field'
import './photoField.scss'
import type { FieldBinding } from './useForm'

interface Props extends Omit<FieldFrame, 'id' | 'error'>, FieldBinding<string> {
  /** The picture given before. */
  current?: string | null
  askForTicket: AskForTicket
}

/** The value of a picture that is chosen and not there yet. It is no file id, so a form with it isn't sent. */
const NOT_UPLOADED = 'notUploaded'

/** A portrait: taken or picked, made small, uploaded at once. Its value is the file's id. */
export function PhotoField({ value, onChange, current, askForTicket, error, ...frame }: Props) {
  const [photo, setPhoto] = useState<Photo | null>(null)
  const [problem, setProblem] = useState<string | undefined>()
  const [uploading, setUploading] = useState(false)
  const shown = photo?.path ?? current

  const upload = async (picked: Photo) => {
    setPhoto(picked)
    setProblem(undefined)
    setUploading(true)
    onChange(NOT_UPLOADED)
    const uploaded = await uploadPhoto(picked, askForTicket)
    setUploading(false)
    if (uploaded.fileId === null) setProblem(uploaded.problem ?? '照片没有传上去，请看看网络，再点“重新上传”')
    else onChange(uploaded.fileId)
  }

  const choose = async () => {
    const result = await choosePhoto()
    if ('photo' in result) return upload(result.photo)
    if (result.problem !== 'cancelled') setProblem(photoProblemText[result.problem])
  }

  return (
    <Field {...frame} error={problem ?? (uploading && error ? '照片还在上传，传好后再提交' : error)}>
      <View className="photo-field">
        {shown ? (
          <Image className="photo-field__picture" src={shown} mode="aspectFill" {...pictureOf(frame.label)} />
        ) : (
          <View className="photo-field__picture">
            <Icon name="person" />
          </View>
        )}
        <View className="photo-field__actions">
          {uploading && <View>正在上传…</View>}
          {photo && value === NOT_UPLOADED && !uploading && (
            <Button variant="primary" onTap={() => upload(photo)}>
              重新上传
            </Button>
          )}
          <Button variant="ghost" icon="camera" onTap={choose}>
            {shown ? '换一张' : '拍照'}
          </Button>
        </View>
      </View>
    </Field>
  )
}
