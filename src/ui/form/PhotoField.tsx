import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { choosePhoto } from '../../services/photo/choosePhoto'
import type { Photo } from '../../services/photo/photo'
import { uploadPhoto } from '../../services/photo/uploadPhoto'
import { photoProblemText } from '../../texts/photo'
import { Button } from '../button/Button'
import { Icon } from '../icon/Icon'
import { Field, type FieldFrame } from './Field'
import './photoField.scss'
import type { FieldBinding } from './useForm'

interface Props extends Omit<FieldFrame, 'id' | 'error'>, FieldBinding<string> {
  /** The picture given before. */
  current?: string | null
}

/** A portrait: taken or picked, made small, uploaded at once. Its value is the file's id. */
export function PhotoField({ value, onChange, current, error, ...frame }: Props) {
  const [photo, setPhoto] = useState<Photo | null>(null)
  const [problem, setProblem] = useState<string | undefined>()
  const shown = photo?.path ?? current

  const upload = async (picked: Photo) => {
    setPhoto(picked)
    const fileId = await uploadPhoto(picked)
    setProblem(fileId === null ? '照片没有传上去，请看看网络，再点“重新上传”' : undefined)
    onChange(fileId ?? undefined)
  }

  const choose = async () => {
    const result = await choosePhoto()
    if ('photo' in result) return upload(result.photo)
    if (result.problem !== 'cancelled') setProblem(photoProblemText[result.problem])
  }

  return (
    <Field {...frame} error={problem ?? error}>
      <View className="photo-field">
        {shown ? (
          <Image className="photo-field__picture" src={shown} mode="aspectFill" />
        ) : (
          <View className="photo-field__picture">
            <Icon name="person" />
          </View>
        )}
        <View className="photo-field__actions">
          {photo && !value && (
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
