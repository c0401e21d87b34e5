<#
.SYNOPSIS
Collects from Microsoft Entra Connect servers what an analysis of password writeback needs.

.DESCRIPTION
Exports the events of Microsoft Entra Connect from the Application log and notes facts about the server: the build of
Connect, the state of its service, writeback, staging and scheduler, the settings of TLS, and how far the clock is off that
of a domain controller. Each server gets a folder of its own:

    Application.xml         the events with their texts
    raw\Application.evtx    the events as Windows keeps them (of the local server only)
    facts.json              the facts; what could not be found out stands there with the reason

The script only reads. It starts, stops and sets nothing, neither services nor the registry nor Connect, and writes nowhere
but into the folder that it makes. Beside the servers that are named it asks one domain controller for the time, unless
-NoClock is given. Events name users, servers and domains: treat the result accordingly.

aadclog reads the result as it is: aadclog analyze <folder>

.PARAMETER ComputerName
The servers to collect from; without it, this one. Of other servers the log is read with the right to read event logs
remotely, and the facts with PowerShell remoting (WinRM).

.PARAMETER Days
How many days back.

.PARAMETER OutputPath
A folder that is not there yet.

.PARAMETER WholeLog
Events of all programs, not only those of Connect.

.PARAMETER NoClock
Do not compare the clock with a domain controller.

.PARAMETER Zip
Pack the result into one file beside the folder.

.EXAMPLE
.\Collect-AadConnectEvents.ps1

.EXAMPLE
.\Collect-AadConnectEvents.ps1 -ComputerName ADSYNC01, ADSYNC02 -Days 30 -Zip

.OUTPUTS
The folder, or with -Zip the file, that was written.

.NOTES
For Windows PowerShell 5.1 and later. Run it as an administrator of the server, or as a member of Event Log Readers; the
scheduler and writeback need a member of ADSyncAdmins.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string[]] $ComputerName,

    [ValidateRange(1, 3650)]
    [int] $Days = 14,

    [ValidateNotNullOrEmpty()]
    [string] $OutputPath = (Join-Path -Path (Get-Location).ProviderPath -ChildPath "aadclog-$([DateTime]::UtcNow.ToString('yyyyMMdd-HHmm'))"),

    [switch] $WholeLog,

    [switch] $NoClock,

    [switch] $Zip
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$ScriptVersion = 'Collect-AadConnectEvents 1'
$LogName = 'Application'
$Providers = @('ADSync', 'Directory Synchronization', 'PasswordResetService')
$ExportSeconds = 900
$QuickSeconds = 30

# Runs on the server that is asked, here or there, so it brings along all that it needs. Each fact stands alone: one that
# cannot be found out costs no other.
$ReadFacts = {
    param([string] $TimeServer, [string] $ClockReason)

    Set-StrictMode -Version 3.0
    $ErrorActionPreference = 'Stop'
    $facts = New-Object -TypeName System.Collections.ArrayList

    function Add-Known {
        param([string] $Id, [AllowNull()] $Value)
        $text = if ($null -eq $Value) { 'not-set' } else { [string] $Value }
        if ($Value -is [bool]) { $text = $text.ToLowerInvariant() }
        [void] $facts.Add([ordered] @{ id = $Id; value = $text; unknown = $null })
    }

    function Add-Unknown {
        param([string] $Id, [string] $Reason, [AllowNull()] $Detail)
        $line = if ($null -eq $Detail) { $null } else { ([string] $Detail).Split("`n")[0].Trim() }
        if ($null -ne $line -and $line.Length -gt 300) { $line = $line.Substring(0, 300) }
        [void] $facts.Add([ordered] @{ id = $Id; value = $null; unknown = [ordered] @{ reason = $Reason; detail = $line } })
    }

    function Read-Value {
        param([string] $Path, [string] $Name)
        if (-not (Test-Path -LiteralPath $Path)) { return $null }
        $key = Get-Item -LiteralPath $Path
        $value = $key.GetValue($Name)
        if ($value -is [int]) { return [string] [BitConverter]::ToUInt32([BitConverter]::GetBytes($value), 0) }
        return $value
    }

    function Read-Fact {
        param([string] $Id, [scriptblock] $Script, [switch] $Setting)
        try {
            $value = & $Script
            if ($null -eq $value -and -not $Setting) { Add-Unknown -Id $Id -Reason 'not-understood' -Detail $null }
            else { Add-Known -Id $Id -Value $value }
        }
        catch {
            Add-Unknown -Id $Id -Reason 'failed' -Detail $_.Exception.Message
        }
    }

    $name = [System.Net.Dns]::GetHostName()
    try {
        $network = 'HKLM:\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters'
        $domain = Read-Value -Path $network -Name 'Domain'
        if ($domain) { $name = (Read-Value -Path $network -Name 'Hostname') + '.' + $domain }
    }
    catch {
        Write-Verbose -Message "The name of the computer could not be completed: $($_.Exception.Message)"
    }

    Read-Fact -Id 'connect-build' -Script {
        $installed = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall'
        foreach ($key in Get-ChildItem -LiteralPath $installed) {
            if ([string] $key.GetValue('DisplayName') -match '^Microsoft (Azure AD|Entra) Connect( Sync)?$') {
                return $key.GetValue('DisplayVersion')
            }
        }
    }

    $service = $null
    try {
        $service = Get-Service -Name 'ADSync' -ErrorAction SilentlyContinue
        if ($null -eq $service) { Add-Known -Id 'service-state' -Value 'absent' }
        else { Add-Known -Id 'service-state' -Value (([string] $service.Status) -creplace '(?<=[a-z])(?=[A-Z])', '-').ToLowerInvariant() }
    }
    catch {
        Add-Unknown -Id 'service-state' -Reason 'failed' -Detail $_.Exception.Message
    }
    $starts = @{ '2' = 'auto-start'; '3' = 'demand-start'; '4' = 'disabled' }
    Read-Fact -Id 'service-start' -Script {
        $starts[[string] (Read-Value -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\ADSync' -Name 'Start')]
    }

    $scheduler = $null
    $schedulerError = $null
    try {
        Import-Module -Name ADSync
        $scheduler = Get-ADSyncScheduler
    }
    catch {
        $schedulerError = $_.Exception.Message
    }
    $settings = [ordered] @{
        'scheduler-enabled'   = 'SyncCycleEnabled'
        'scheduler-suspended' = 'SchedulerSuspended'
        'staging-mode'        = 'StagingModeEnabled'
        'sync-interval'       = 'CurrentlyEffectiveSyncCycleInterval'
    }
    foreach ($id in $settings.Keys) {
        if ($null -eq $scheduler) { Add-Unknown -Id $id -Reason 'failed' -Detail $schedulerError }
        else { Read-Fact -Id $id -Script { $scheduler.($settings[$id]) } }
    }
    Read-Fact -Id 'password-writeback' -Script {
        $connector = Get-ADSyncConnector | Where-Object { $_.Name -like '* - AAD' } | Select-Object -First 1
        (Get-ADSyncAADPasswordResetConfiguration -Connector $connector.Name).Enabled
    }

    $dotNet = 'HKLM:\SOFTWARE\Microsoft\.NETFramework\v4.0.30319'
    $dotNet32 = 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319'
    $tls12 = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client'
    Read-Fact -Setting -Id 'tls-dotnet-default' -Script { Read-Value -Path $dotNet -Name 'SystemDefaultTlsVersions' }
    Read-Fact -Setting -Id 'tls-dotnet-strong' -Script { Read-Value -Path $dotNet -Name 'SchUseStrongCrypto' }
    Read-Fact -Setting -Id 'tls-dotnet32-default' -Script { Read-Value -Path $dotNet32 -Name 'SystemDefaultTlsVersions' }
    Read-Fact -Setting -Id 'tls-dotnet32-strong' -Script { Read-Value -Path $dotNet32 -Name 'SchUseStrongCrypto' }
    Read-Fact -Setting -Id 'tls12-client-enabled' -Script { Read-Value -Path $tls12 -Name 'Enabled' }
    Read-Fact -Setting -Id 'tls12-client-disabled-by-default' -Script { Read-Value -Path $tls12 -Name 'DisabledByDefault' }

    Read-Fact -Id 'dotnet-release' -Script {
        Read-Value -Path 'HKLM:\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' -Name 'Release'
    }
    Read-Fact -Id 'windows' -Script {
        $windows = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
        (Read-Value -Path $windows -Name 'ProductName') + ', ' + (Read-Value -Path $windows -Name 'CurrentBuild')
    }

    $w32tm = Join-Path -Path $env:SystemRoot -ChildPath 'System32\w32tm.exe'
    Read-Fact -Id 'clock-source' -Script {
        $answer = & $w32tm '/query' '/source'
        if ($LASTEXITCODE -eq 0) { ([string] ($answer | Select-Object -First 1)).Trim() }
    }
    $controller = $TimeServer
    if (-not $controller -and $ClockReason -ne 'not-asked') {
        $controller = Read-Value -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters' -Name 'Domain'
    }
    if (-not $controller) { Add-Unknown -Id 'clock-skew-seconds' -Reason $ClockReason -Detail $null }
    else {
        Read-Fact -Id 'clock-skew-seconds' -Script {
            $answer = & $w32tm '/stripchart' "/computer:$controller" '/dataonly' '/samples:1'
            foreach ($line in $answer) {
                if ([string] $line -match '^\d\d:\d\d:\d\d, *([+-]\d+[.,]\d+)s') {
                    return $Matches[1].TrimStart('+').Replace(',', '.')
                }
            }
        }
    }

    return @{ computer = $name; facts = $facts.ToArray() }
}

# Starts one program of Windows and hands what it prints to a file, byte by byte: a pipe of PowerShell would read it in the
# code page of the console and spoil it.
function Invoke-LogReader {
    param([string[]] $ArgumentList, [string] $OutFile)

    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
    $start.FileName = Join-Path -Path $env:SystemRoot -ChildPath 'System32\wevtutil.exe'
    $start.Arguments = ($ArgumentList | ForEach-Object { '"' + $_ + '"' }) -join ' '
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true

    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $complaint = $process.StandardError.ReadToEndAsync()
        $file = [System.IO.File]::Open($OutFile, [System.IO.FileMode]::CreateNew)
        try {
            $copy = $process.StandardOutput.BaseStream.CopyToAsync($file)
            $isOver = $process.WaitForExit($ExportSeconds * 1000)
            if (-not $isOver) { $process.Kill() }
            [void] $copy.Wait($QuickSeconds * 1000)
        }
        finally {
            $file.Dispose()
        }
        if (-not $isOver) { return [ordered] @{ reason = 'timed-out'; detail = $null } }
        if ($process.ExitCode -ne 0) {
            $said = $complaint.Result.Trim().Split("`n")[0].Trim()
            if ($said.Length -gt 300) { $said = $said.Substring(0, 300) }
            return [ordered] @{ reason = 'failed'; detail = "$($process.ExitCode): $said" }
        }
        return $null
    }
    finally {
        $process.Dispose()
    }
}

function Export-ServerLog {
    param([string] $Server, [string] $Folder)

    $written = $Providers | ForEach-Object { "@Name='$_'" }
    $provider = if ($WholeLog) { '' } else { "Provider[$($written -join ' or ')] and " }
    $milliseconds = [long] $Days * 86400000
    $query = "/q:*[System[$($provider)TimeCreated[timediff(@SystemTime) <= $milliseconds]]]"

    $xml = @('qe', $LogName, $query, '/f:RenderedXml', '/uni:true', '/e:Events')
    if ($Server) { $xml += "/r:$Server" }
    $failure = Invoke-LogReader -ArgumentList $xml -OutFile (Join-Path -Path $Folder -ChildPath 'Application.xml')
    [ordered] @{ file = 'Application.xml'; log = $LogName; form = 'rendered-xml'; unknown = $failure }

    if ($Server) {
        # wevtutil would write that file on the other server.
        [ordered] @{ file = 'raw/Application.evtx'; log = $LogName; form = 'evtx'; unknown = [ordered] @{ reason = 'not-asked'; detail = $null } }
        return
    }
    $raw = Join-Path -Path $Folder -ChildPath 'raw'
    [void] (New-Item -ItemType Directory -Path $raw)
    $messages = Join-Path -Path $raw -ChildPath 'wevtutil.txt'
    $failure = Invoke-LogReader -ArgumentList @('epl', $LogName, (Join-Path -Path $raw -ChildPath 'Application.evtx'), $query) -OutFile $messages
    if ((Get-Item -LiteralPath $messages).Length -eq 0) { Remove-Item -LiteralPath $messages }
    [ordered] @{ file = 'raw/Application.evtx'; log = $LogName; form = 'evtx'; unknown = $failure }
}

function Get-ServerFact {
    param([string] $Server)

    $reason = if ($NoClock) { 'not-asked' } else { 'nobody-to-ask' }
    if (-not $Server) { return & $ReadFacts '' $reason }
    try {
        return Invoke-Command -ComputerName $Server -ScriptBlock $ReadFacts -ArgumentList '', $reason
    }
    catch {
        Write-Warning -Message "$($Server): no facts, only the log. $($_.Exception.Message)"
        $unknown = [ordered] @{ reason = 'failed'; detail = $_.Exception.Message.Split("`n")[0].Trim() }
        return @{ computer = $Server; facts = @([ordered] @{ id = 'service-state'; value = $null; unknown = $unknown }) }
    }
}

function Export-Server {
    param([string] $Server, [string] $Folder)

    [void] (New-Item -ItemType Directory -Path $Folder)
    $now = [DateTime]::UtcNow
    $exports = @(Export-ServerLog -Server $Server -Folder $Folder)
    $seen = Get-ServerFact -Server $Server
    # The marks of remoting are no facts.
    $facts = @($seen.facts | ForEach-Object { [ordered] @{ id = $_.id; value = $_.value; unknown = $_.unknown } })
    $file = [ordered] @{
        kind          = 'aadclog-facts'
        schemaVersion = 1
        collector     = $ScriptVersion
        computer      = $seen.computer
        collectedAt   = $now.ToString('o', [Globalization.CultureInfo]::InvariantCulture)
        since         = $now.AddDays(-$Days).ToString('o', [Globalization.CultureInfo]::InvariantCulture)
        exports       = $exports
        facts         = $facts
    }
    $file | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath (Join-Path -Path $Folder -ChildPath 'facts.json') -Encoding UTF8
    foreach ($export in $exports) {
        if ($null -ne $export.unknown -and $export.unknown.reason -ne 'not-asked') {
            Write-Warning -Message "$($seen.computer): $($export.file) was not exported ($($export.unknown.reason), $($export.unknown.detail))"
        }
    }
}

# Before anything is made: a name that is none, and one that is there twice.
$servers = @($ComputerName | Where-Object { $_ } | Sort-Object -Unique)
foreach ($server in $servers) {
    if ($server -notmatch '^[A-Za-z0-9][A-Za-z0-9.-]{0,253}$') { throw "$server is not the name of a computer." }
}
# The archive is to stand beside the folder, not in it.
$OutputPath = $OutputPath.TrimEnd([char[]] '\/')
if (Test-Path -LiteralPath $OutputPath) { throw "$OutputPath is there already. Name a folder that is not." }
$archive = "$OutputPath.zip"
if ($Zip -and (Test-Path -LiteralPath $archive)) { throw "$archive is there already. Name another folder with -OutputPath." }
$OutputPath = (New-Item -ItemType Directory -Path $OutputPath).FullName

if ($servers.Count -gt 0) {
    $isLocal = @('.', 'localhost', $env:COMPUTERNAME, [System.Net.Dns]::GetHostName())
    foreach ($server in $servers) {
        $remote = if ($isLocal -contains $server) { '' } else { $server }
        Write-Verbose -Message "Collecting from $server"
        Export-Server -Server $remote -Folder (Join-Path -Path $OutputPath -ChildPath $server)
    }
}
else {
    Export-Server -Server '' -Folder (Join-Path -Path $OutputPath -ChildPath $env:COMPUTERNAME)
}

if ($Zip) {
    Compress-Archive -Path (Join-Path -Path $OutputPath -ChildPath '*') -DestinationPath $archive
    Get-Item -LiteralPath $archive
}
else {
    Get-Item -LiteralPath $OutputPath
}
