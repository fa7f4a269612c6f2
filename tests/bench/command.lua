-- wrk: submits an instrument for one of the patients in PATIENTS (a file, one id a line), each time with a new key.
-- With BODY alone it posts that file to the given path, as the peers' own script does.
local function read(path) local f = io.open(path); local t = f:read("*a"); f:close(); return t end
wrk.method = "POST"
wrk.body = read(os.getenv("BODY"))
wrk.headers["Content-Type"] = "application/json"
if os.getenv("TOKEN") then wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN") end

local patients = {}
if os.getenv("PATIENTS") then for id in io.lines(os.getenv("PATIENTS")) do patients[#patients + 1] = id end end
local run, n = os.getenv("RUN") or "0", 0

if #patients > 0 then
  math.randomseed(os.time())
  request = function()
    n = n + 1
    wrk.headers["Idempotency-Key"] = run .. "-" .. n
    return wrk.format(nil, "/v1/patients/" .. patients[math.random(#patients)] .. "/instruments")
  end
end

done = function(s, l)
  io.write(string.format("RESULT %.1f %.3f %.3f %d\n", s.requests / (s.duration / 1e6), l:percentile(50) / 1000,
    l:percentile(99) / 1000, s.errors.status + s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout))
end
