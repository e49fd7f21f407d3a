{{- define "meent.name" -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "meent.selector" -}}
app.kubernetes.io/name: meent
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "meent.labels" -}}
{{ include "meent.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "meent.claim" -}}
{{ .Values.documents.existingClaim | default (printf "%s-documents" (include "meent.name" .)) }}
{{- end }}
