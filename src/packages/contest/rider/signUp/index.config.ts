export default definePageConfig({ navigationBarTitleText: '给本站小哥报名' })
