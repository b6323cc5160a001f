/** Invented statements in layouts of real banks, for tests that need no reference material. */
export interface Sample {
  readonly name: string
  readonly text: string
}

const ofxHead =
  'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1>'

/** An OFX statement around the movements given. */
export function ofxStatement(
  movements: string,
  end = '</BANKTRANLIST><LEDGERBAL><BALAMT>100.00<DTASOF>20260331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
): string {
  return `${ofxHead}\r\n<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>CAD<BANKACCTFROM><BANKID>815<ACCTID>0123456<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>\r\n${movements}\r\n${end}`
}

export const samples: readonly Sample[] = [
  {
    name: 'sample.ofx',
    text: ofxStatement(
      '<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260305<TRNAMT>-10.00<FITID>A1<NAME>CAFÉ &amp; CIE<MEMO>Achat</STMTTRN>\r\n<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260306120000[-5:EST]<TRNAMT>250.10<FITID>A2<NAME>Dépôt</STMTTRN>',
    ),
  },
  {
    name: 'sample.qif',
    text: '!Account\nNChèques\nTBank\n^\n!Type:Bank\nD15/3/26\nT-1,234.50\nN101\nPFournisseur\nMFacture 12\n^\nD16/3/26\nT100.00\nPClient\n^\n',
  },
  {
    name: 'sample-fr.csv',
    text: 'Compte n° 00012345678;\r\nSolde au 01/04/2026 5 120,33 €\r\n\r\nDate;Date valeur;Libellé;Débit euros;Crédit euros;\r\n25/03/2026;25/03/2026;"LOYER;\r\nBUREAU";73,59;;\r\n26/03/2026;26/03/2026;CLIENT;;1 200,00;\r\nTotal;;;73,59;1 200,00;\r\n',
  },
  {
    name: 'sample-en.csv',
    text: '"Date","Description","Withdrawals","Deposits","Balance"\n"03/17/2026","RENT","1,000.00","","500.00"\n"03/18/2026","CLIENT","","$250.50","750.50"\n',
  },
  {
    name: 'headerless.csv',
    text: '\r\n"Caisse",0123456,EOP,2026/03/02,00001,"Achat /CAFÉ",,10.50,,,,,,989.50\r\n"Caisse",0123456,EOP,2026/03/03,00002,"Dépôt",,,100.00,,,,,1089.50\r\n"Caisse",0123456,ES1,2026/03/03,00001,"Virement",,,5.00,,,,,5.00\r\n',
  },
]
