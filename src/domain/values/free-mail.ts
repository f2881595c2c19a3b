/** Domains where anybody has an address: they say nothing about a company. */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr hotmail.be hotmail.co.uk hotmail.it hotmail.es hotmail.de live.com live.fr live.be live.co.uk msn.com
  yahoo.com yahoo.fr yahoo.co.uk yahoo.de yahoo.es yahoo.it yahoo.ca ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.fr aim.com gmx.com gmx.fr gmx.de gmx.net gmx.at gmx.ch
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io mail.com email.com zoho.com zohomail.com yandex.com yandex.ru mail.ru inbox.ru list.ru bk.ru rambler.ru fastmail.com fastmail.fm hey.com
  orange.fr wanadoo.fr laposte.net free.fr sfr.fr neuf.fr bbox.fr numericable.fr numericable.com aliceadsl.fr club-internet.fr cegetel.net noos.fr voila.fr libertysurf.fr tiscali.fr freesbee.fr 9online.fr
  infonie.fr caramail.com nordnet.fr dartybox.com akeonet.com ozone.net mageos.com ifrance.com lilo.org mailo.com mailoo.org netcourrier.com vivaldi.net
  skynet.be telenet.be proximus.be scarlet.be voo.be bluewin.ch sunrise.ch hispeed.ch vtxnet.ch
  web.de freenet.de t-online.de arcor.de online.de libero.it virgilio.it tin.it alice.it tiscali.it telefonica.net terra.es ono.com sapo.pt
  btinternet.com btopenworld.com virginmedia.com ntlworld.com sky.com talktalk.net blueyonder.co.uk tiscali.co.uk
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com shaw.ca rogers.com sympatico.ca videotron.ca bell.net
  ziggo.nl kpnmail.nl planet.nl home.nl hetnet.nl xs4all.nl casema.nl wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg ukr.net qq.com 163.com 126.com sina.com naver.com daum.net rediffmail.com uol.com.br bol.com.br
  yopmail.com yopmail.fr mailinator.com guerrillamail.com 10minutemail.com temp-mail.org trashmail.com jetable.org`.split(/\s+/),
)

export function isFreeMail(domain: string): boolean {
  return FREE_MAIL_DOMAINS.has(domain.toLowerCase())
}
