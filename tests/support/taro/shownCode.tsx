/** Replaces the picture of a code by its text: `jest.mock('…/ui/qr/QrCode', () => jest.requireActual('…/shownCode'))`. */
export const QrCode = ({ text, label }: { text: string; label: string }) => <div title={label}>{text}</div>
