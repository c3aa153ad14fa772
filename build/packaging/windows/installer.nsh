; NSIS keeps no log of its own; this one line per act is what a fleet tool looks for.
!macro writeLog TEXT
  Push $R9
  SetShellVarContext all
  CreateDirectory "$APPDATA\Fieldroster"
  FileOpen $R9 "$APPDATA\Fieldroster\install.log" a
  FileSeek $R9 0 END
  FileWrite $R9 "${TEXT}$\r$\n"
  FileClose $R9
  Pop $R9
!macroend

; Links open the app for everybody from the start, not only after a person's first start of it.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\fieldroster" "" "URL:Fieldroster"
  WriteRegStr SHELL_CONTEXT "Software\Classes\fieldroster" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\fieldroster\shell\open\command" "" '"$INSTDIR\Fieldroster.exe" "%1"'
  !insertmacro writeLog "installed ${VERSION} to $INSTDIR"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\fieldroster"
  !insertmacro writeLog "removed ${VERSION} from $INSTDIR"
!macroend
