import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ConsentKind } from '../../../../../contract/account/rider'
import { Button } from '../../../../ui/button/Button'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { consentTexts } from '../../words/consents'

/** The whole text of a consent, behind a tap. */
export function ConsentText({ kind }: { kind: ConsentKind }) {
  const [open, setOpen] = useState(false)
  const { title, version, body, ifRefused } = consentTexts[kind]
  const close = () => setOpen(false)
  return (
    <>
      <Button variant="quiet" icon="document" onTap={() => setOpen(true)}>
        看全文
      </Button>
      {open && (
        <Sheet
          title={`${title}（第 ${version} 版）`}
          onClose={close}
          actions={
            <Button variant="ghost" onTap={close}>
              看完了
            </Button>
          }
        >
          {[...body, ifRefused].map((paragraph) => (
            <View key={paragraph}>{paragraph}</View>
          ))}
        </Sheet>
      )}
    </>
  )
}
